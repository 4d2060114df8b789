namespace Xfel.ML.Simulation;

/// <summary>A body of revolution as the form factors see it: of <see cref="Polyhedron.UnitVolume"/>, and its true unit of length.</summary>
internal sealed class RevolutionBody
{
    private readonly RevolutionProfile _profile;

    public RevolutionBody(RevolutionProfile profile, double volume)
    {
        Unit = Math.Cbrt(volume / Polyhedron.UnitVolume);
        _profile = profile.Scaled(1 / Unit);
        Kernel = new RevolutionKernel(_profile);
    }

    /// <summary>In metres.</summary>
    public double Unit { get; }

    public RevolutionKernel Kernel { get; }

    /// <summary>The form factor in double precision, in cubic metres.</summary>
    /// <param name="q">In 1/m.</param>
    public double Amplitude(Vector3D q)
    {
        double across = Unit * (q with { Z = 0 }).Length, along = Unit * Math.Abs(q.Z), sum = 0;
        var nodes = new RevolutionNode[_profile.NodesForDouble(across, along)];
        _profile.Fill(nodes);
        foreach (RevolutionNode node in nodes)
        {
            double height = along == 0 ? node.HalfHeight : Math.Sin(along * node.HalfHeight) / along;
            sum += node.Area * height * Bessel.J0(across * node.Radius);
        }

        return Unit * Unit * Unit * sum;
    }
}
