namespace Xfel.ML.Simulation;

/// <summary>
/// The tube's circle about the ring: with s = sin(angle) the distance from the tube's centre line in tube radii, all but a factor sqrt(1 - s^2) is smooth in s, and that factor
/// is the weight of the Gauss-Chebyshev rule of the second kind, whose nodes lie at even angles.
/// </summary>
internal sealed record TorusProfile(double RingRadius, double TubeRadius) : RevolutionProfile
{
    public override void Fill(Span<RevolutionNode> nodes)
    {
        double step = Math.PI / (nodes.Length + 1);
        for (int i = 0; i < nodes.Length; i++)
        {
            (double sin, double cos) = Math.SinCos((i + 1) * step);
            double radius = RingRadius + TubeRadius * cos, height = TubeRadius * sin;
            nodes[i] = new(radius, height, 4 * Math.PI * radius * height * step);
        }
    }

    public override RevolutionProfile Scaled(double factor) => new TorusProfile(factor * RingRadius, factor * TubeRadius);

    private protected override double Bandwidth(double across, double along) => 0.52 * TubeRadius * Math.Sqrt(across * across + along * along);
}
