namespace Xfel.ML.Simulation.Tests;

/// <summary>Bodies of every kind, about one unit large, long and flat ones among them.</summary>
internal static class ShapeSamples
{
    public static IReadOnlyDictionary<string, Particle> Smooth { get; } = new Dictionary<string, Particle>
    {
        ["sphere"] = Ellipsoid.Sphere(0.5),
        ["ellipsoid"] = new Ellipsoid(0.3, 0.55, 0.7),
        ["flat ellipsoid"] = new Ellipsoid(0.9, 0.8, 0.1),
        ["cylinder"] = new Cylinder(0.4, 1.1),
        ["disc"] = new Cylinder(0.9, 0.2),
        ["rod"] = new Cylinder(0.15, 3),
        ["capsule"] = new Capsule(0.35, 0.8),
        ["capsule without a straight part"] = new Capsule(0.5, 0),
        ["long capsule"] = new Capsule(0.2, 2.5),
        ["torus"] = new Torus(0.6, 0.2),
        ["torus with a closed hole"] = new Torus(0.4, 0.4),
        ["thin torus"] = new Torus(1, 0.05),
    };

    public static IReadOnlyDictionary<string, Particle> All { get; } =
        Enum.GetValues<SolidKind>().Select(kind => KeyValuePair.Create(kind.ToString(), (Particle)Polyhedron.Of(kind))).Concat(Smooth).ToDictionary();
}
