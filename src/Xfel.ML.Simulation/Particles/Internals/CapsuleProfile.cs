namespace Xfel.ML.Simulation;

/// <summary>Half the straight part, and a half circle on it: with u the height within the half circle in radii, radius d(radius) = -R^2 u du, and all is smooth in u.</summary>
internal sealed record CapsuleProfile(double Radius, double HalfLength) : RevolutionProfile
{
    public override void Fill(Span<RevolutionNode> nodes)
    {
        ReadOnlySpan<(double Place, double Weight)> rule = GaussLegendre.Of(nodes.Length);
        for (int i = 0; i < nodes.Length; i++)
        {
            (double u, double weight) = rule[i];
            nodes[i] = new(Radius * Math.Sqrt((1 - u) * (1 + u)), HalfLength + Radius * u, 4 * Math.PI * Radius * Radius * u * weight);
        }
    }

    public override RevolutionProfile Scaled(double factor) => new CapsuleProfile(factor * Radius, factor * HalfLength);

    private protected override double Bandwidth(double across, double along)
    {
        (double x, double z) = (0.354 * across, 0.29 * along);
        return Radius * Math.Sqrt(x * x + z * z);
    }
}
