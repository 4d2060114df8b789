namespace Xfel.ML.Simulation.Tests;

/// <summary>Bodies of every kind, about one unit large, long and flat ones among them.</summary>
internal static class ShapeSamples
{
    private static readonly double Golden = (1 + Math.Sqrt(5)) / 2;

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

    /// <summary>All shapes, and some turned, stretched, moved, put together, hollow.</summary>
    public static IReadOnlyDictionary<string, Particle> Composed { get; } = All.Concat(new Dictionary<string, Particle>
    {
        ["stretched torus"] = new Torus(0.5, 0.2).Transformed(new(new(1.2, 0.1, 0), new(0.3, 0.7, -0.2), new(0, 0.4, 1.1)), new(0.2, -0.1, 0.4)),
        ["mirrored capsule"] = new Capsule(0.3, 0.5).Transformed(Matrix3.Diagonal(new(1, -1.3, 0.8))),
        ["turned cylinder of another density"] = new Cylinder(0.3, 0.9).Rotated(Orientation.FromUniforms(0.1, 0.5, 0.8)).WithDensity(0.4).Moved(new(0.1, 0, 0)),
        ["hollow sphere"] = Particle.CoreShell(Ellipsoid.Sphere(0.4), Ellipsoid.Sphere(0.6), 0),
        ["overlapping pair"] = Particle.Cluster(Polyhedron.Of(SolidKind.Cube), new Ellipsoid(0.3, 0.5, 0.4).Moved(new(0.3, 0.2, 0))),
        ["three apart"] = Particle.Cluster(new Torus(0.3, 0.1).Moved(new(1, 0, 0)), new Capsule(0.2, 0.3).Moved(new(-1, 0, 0.2)), Polyhedron.Of(SolidKind.Icosahedron).Scaled(0.5)),
    }).ToDictionary();

    /// <summary>Squared radii of gyration; those of the solids from the moments of inertia that textbooks give for unit mass and edge, I = 2/3 Rg^2.</summary>
    public static IReadOnlyDictionary<string, double> GyrationRadii2 { get; } = new Dictionary<string, double>
    {
        [nameof(SolidKind.Octahedron)] = Solid(SolidKind.Octahedron, 1.0 / 10),
        [nameof(SolidKind.Cube)] = Solid(SolidKind.Cube, 1.0 / 6),
        [nameof(SolidKind.Icosahedron)] = Solid(SolidKind.Icosahedron, Golden * Golden / 10),
        [nameof(SolidKind.Dodecahedron)] = Solid(SolidKind.Dodecahedron, (39 * Golden + 28) / 150),
        [nameof(SolidKind.TruncatedIcosahedron)] = TruncatedIcosahedron(),
        ["sphere"] = 3 * 0.25 / 5,
        ["ellipsoid"] = (0.09 + 0.3025 + 0.49) / 5,
        ["flat ellipsoid"] = (0.81 + 0.64 + 0.01) / 5,
        ["cylinder"] = 0.16 / 2 + 1.21 / 12,
        ["disc"] = 0.81 / 2 + 0.04 / 12,
        ["rod"] = 0.0225 / 2 + 9.0 / 12,
        ["capsule"] = CapsuleRadius2(0.35, 0.8),
        ["capsule without a straight part"] = 3 * 0.25 / 5,
        ["long capsule"] = CapsuleRadius2(0.2, 2.5),
        ["torus"] = 0.36 + 0.04,
        ["torus with a closed hole"] = 0.16 + 0.16,
        ["thin torus"] = 1 + 0.0025,
    };

    private static double Solid(SolidKind kind, double inertia) => 1.5 * inertia * Edge(kind) * Edge(kind);

    private static double Edge(SolidKind kind)
    {
        Polyhedron solid = Polyhedron.Of(kind);
        return (solid.Vertices[solid.Faces[0][1]] - solid.Vertices[solid.Faces[0][0]]).Length;
    }

    /// <summary>An icosahedron of three edges' length without a pyramid of one edge's length at each vertex.</summary>
    private static double TruncatedIcosahedron()
    {
        double edge = Edge(SolidKind.TruncatedIcosahedron), whole = 27 * 5 * Golden * Golden / 6, vertex = 3 * Math.Sqrt(Golden * Golden + 1) / 2;
        // The pyramid on a pentagon of edge 1: height, and the moments about its apex across and along its axis.
        double circle2 = 1 / (4 * Math.Pow(Math.Sin(Math.PI / 5), 2)), height = Math.Sqrt(1 - circle2), inner2 = circle2 - 0.25;
        double area = 5 * Math.Sqrt(inner2) / 2, volume = area * height / 3;
        // Over the pentagon <r^2> = inner^2 / 2 + 1/24; a pyramid's sections scale from its apex, which makes 3/5 of that, and <h^2> = 3/5 height^2, <h> = 3/4 height.
        double across2 = 0.6 * (inner2 / 2 + 1.0 / 24), along2 = vertex * vertex - 1.5 * vertex * height + 0.6 * height * height;
        double second = whole * 9 * 1.5 * Golden * Golden / 10 - 12 * volume * (across2 + along2);
        return edge * edge * second / (whole - 12 * volume);
    }

    private static double CapsuleRadius2(double radius, double length)
    {
        // The half spheres' centroids lie 3/8 of the radius beyond the ends.
        double straight = length, round = 4 * radius / 3;
        return (straight * (radius * radius / 2 + length * length / 12) + round * (0.6 * radius * radius + length * length / 4 + length * 0.375 * radius)) / (straight + round);
    }
}
