namespace Xfel.ML.Simulation;

/// <summary>A shape that the single-particle presets draw, with the volume of a sphere of diameter 1.</summary>
internal sealed class SpiShape
{
    /// <summary>The name of <see cref="SimulationOptions.Body"/> as a shape.</summary>
    public const string BodyName = "body";

    /// <param name="name">As the presets name it.</param>
    /// <param name="particle">Of any volume but 0.</param>
    /// <param name="hull">The convex hull of <paramref name="particle"/>.</param>
    /// <param name="greatestQ">The longest scattering vector that will be asked for, in inverse diameters; needed for bodies without a form factor only.</param>
    public SpiShape(string name, Particle particle, ConvexHull hull, double greatestQ = 0)
    {
        Name = name;
        double scale = Scale(particle);
        Matrix3 map = scale * Matrix3.Identity;
        var terms = new ScatteringTerms(1, 1, greatestQ);
        particle.AddTerms(terms, Placement.Own.Inside(map, default, 1));
        Terms = [.. terms.Terms];
        Hull = hull.Mapped(map);
    }

    public string Name { get; }

    /// <summary>The summands of the amplitude, lengths being in diameters and q / k being q.</summary>
    public ScatteringTerm[] Terms { get; }

    public ConvexHull Hull { get; }

    /// <summary>The greatest distance of centres is so many times the preset's.</summary>
    public double Extent { get; private init; } = 1;

    /// <summary>The ratio of lengths that the shape was made from; NaN where it has none.</summary>
    public double Ratio { get; private init; } = double.NaN;

    /// <summary>The polyhedra.</summary>
    public static IReadOnlyList<SpiShape> Solids { get; } =
    [
        Solid("octahedron", SolidKind.Octahedron),
        Solid("dodecahedron", SolidKind.Dodecahedron),
        Solid("icosahedron", SolidKind.Icosahedron),
        Solid("truncated-icosahedron", SolidKind.TruncatedIcosahedron),
        Solid("cube", SolidKind.Cube),
    ];

    public static SpiShape Sphere(string name) => new(name, Ellipsoid.Sphere(1), new RoundHull(0, 0, 1, Matrix3.Identity));

    /// <param name="name">As the presets name it.</param>
    /// <param name="ratio">Length to diameter.</param>
    public static SpiShape Cylinder(string name, double ratio) => new(name, new Cylinder(1, 2 * ratio), new RoundHull(1, ratio, 0, Matrix3.Identity)) { Ratio = ratio };

    /// <param name="name">As the presets name it.</param>
    /// <param name="ratio">The straight part's length to the diameter.</param>
    public static SpiShape Capsule(string name, double ratio) => new(name, new Capsule(1, 2 * ratio), new RoundHull(0, ratio, 1, Matrix3.Identity)) { Ratio = ratio };

    /// <param name="name">As the presets name it.</param>
    /// <param name="ratio">The tube's radius to the ring's.</param>
    public static SpiShape Torus(string name, double ratio) => new(name, new Torus(1, ratio), new RoundHull(1, 0, ratio, Matrix3.Identity)) { Ratio = ratio };

    /// <summary>A user's own particle; its hull is its bounding sphere.</summary>
    public static SpiShape Body(Particle body, double greatestQ) =>
        new(BodyName, body, new RoundHull(0, 0, body.BoundingRadius, Matrix3.Identity), greatestQ) { Extent = BodyExtent(body) };

    /// <summary>The diameter of a body's bounding sphere in diameters, and at least 1.</summary>
    public static double BodyExtent(Particle body) => Math.Max(1, 2 * Scale(body) * body.BoundingRadius);

    private static SpiShape Solid(string name, SolidKind kind) => new(name, Polyhedron.Of(kind), new VertexHull(Polyhedron.Of(kind).Vertices));

    private static double Scale(Particle particle)
    {
        double scale = Math.Cbrt(Polyhedron.UnitVolume / Math.Abs(particle.Volume));
        // Rounding must not move what has the volume already.
        return Math.Abs(scale - 1) < 1e-9 ? 1 : scale;
    }
}
