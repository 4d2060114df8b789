namespace Xfel.ML.Simulation;

/// <summary>
/// Half the height of a body of revolution about z as a function of the radius, the body being its own mirror image in the plane z = 0, with a quadrature in a variable in which the
/// integrand has no square-root ends.
/// </summary>
internal abstract record RevolutionProfile
{
    private const int MostNodes = 8192;

    /// <summary>So many nodes that more change F by less than 1e-13 of F(0).</summary>
    public int NodesForDouble(double across, double along) => Nodes(Bandwidth(across, along), 7, 4.8);

    /// <summary>So many nodes that more change F by less than 1e-7 of F(0).</summary>
    public int NodesForSingle(double across, double along) => Nodes(Bandwidth(across, along), 4, 2.4);

    /// <summary>The nodes, as many as there is room for.</summary>
    public abstract void Fill(Span<RevolutionNode> nodes);

    /// <summary>The same body, larger by a factor.</summary>
    public abstract RevolutionProfile Scaled(double factor);

    /// <summary>The number of nodes from which on the quadrature converges exponentially, for the parts of q across and along the axis.</summary>
    private protected abstract double Bandwidth(double across, double along);

    /// <summary>
    /// A transform of bandwidth b ends over a width that grows as its cube root, as Bessel functions of high order do; the factors were found by trying radii times q up to 600.
    /// </summary>
    private static int Nodes(double bandwidth, double least, double margin) =>
        (int)Math.Min(MostNodes, Math.Ceiling(bandwidth + least + margin * Math.Cbrt(bandwidth)));
}
