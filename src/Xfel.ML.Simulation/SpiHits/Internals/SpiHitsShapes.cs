namespace Xfel.ML.Simulation;

/// <summary>The shapes of <c>spi-hits</c> by name.</summary>
internal static class SpiHitsShapes
{
    private static readonly SpiShape[] Shapes =
    [
        .. SpiShape.Solids,
        SpiShape.Torus("torus", SpiHitsRanges.TorusTubeRatio),
        SpiShape.Sphere("sphere"),
        SpiShape.Cylinder("cylinder", SpiHitsRanges.CylinderRatio),
        SpiShape.Capsule("capsule", SpiHitsRanges.CapsuleRatio),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Shapes.Select(shape => shape.Name)];

    public static SpiShape Of(string name) => Shapes.First(shape => shape.Name == name);
}
