namespace Xfel.ML.Simulation;

/// <summary>The same height at every radius.</summary>
internal sealed record CylinderProfile(double Radius, double HalfLength) : RevolutionProfile
{
    public override void Fill(Span<RevolutionNode> nodes)
    {
        ReadOnlySpan<(double Place, double Weight)> rule = GaussLegendre.Of(nodes.Length);
        for (int i = 0; i < nodes.Length; i++)
        {
            double radius = Radius * rule[i].Place;
            nodes[i] = new(radius, HalfLength, 4 * Math.PI * radius * Radius * rule[i].Weight);
        }
    }

    public override RevolutionProfile Scaled(double factor) => new CylinderProfile(factor * Radius, factor * HalfLength);

    private protected override double Bandwidth(double across, double along) => 0.25 * Radius * across;
}
