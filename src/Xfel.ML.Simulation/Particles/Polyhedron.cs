namespace Xfel.ML.Simulation;

/// <summary>
/// A convex polyhedron with a centre of inversion at the origin, and its exact form factor
/// F(q) = integral over the solid of exp(i q.r), which is real.
/// </summary>
public sealed class Polyhedron
{
    private static readonly Polyhedron[] Solids = [.. Enum.GetValues<SolidKind>().Select(kind => FromVertices(SolidVertices.Of(kind)).WithVolume(UnitVolume))];

    private readonly Vector3D[] _vertices;
    private readonly int[][] _faces;

    private Polyhedron(Vector3D[] vertices, int[][] faces)
    {
        _vertices = vertices;
        _faces = faces;
        Tables = PolyhedronTables.Build(vertices, faces);
        SinglePrecision = new PolyhedronSingles(Tables);
    }

    /// <summary>Volume of the sphere of diameter 1: the volume of the solids that <see cref="Of"/> gives.</summary>
    public const double UnitVolume = Math.PI / 6;

    /// <summary>The vertices.</summary>
    public IReadOnlyList<Vector3D> Vertices => _vertices;

    /// <summary>The faces: indices of their vertices, counter-clockwise seen from outside.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Faces => _faces;

    /// <summary>The volume, which is F(0).</summary>
    public double Volume => Tables.Volume;

    internal PolyhedronTables Tables { get; }

    internal PolyhedronSingles SinglePrecision { get; }

    /// <summary>The regular solid of that kind with the volume of a sphere of diameter 1, centred on the origin.</summary>
    public static Polyhedron Of(SolidKind kind) => (uint)kind < (uint)Solids.Length
        ? Solids[(int)kind]
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "a solid of this library was expected");

    /// <summary>The convex hull of the vertices, all of which must be corners of it and have their opposite among them.</summary>
    /// <exception cref="ArgumentException">The vertices are not those of a convex solid with a centre of inversion at the origin.</exception>
    public static Polyhedron FromVertices(IReadOnlyList<Vector3D> vertices)
    {
        ArgumentNullException.ThrowIfNull(vertices);
        Vector3D[] copy = [.. vertices];
        return new Polyhedron(copy, ConvexFaces.Find(copy));
    }

    /// <summary>The same shape scaled to a volume.</summary>
    public Polyhedron WithVolume(double volume)
    {
        if (!(volume > 0) || !double.IsFinite(volume))
            throw new ArgumentOutOfRangeException(nameof(volume), volume, "a positive volume was expected");
        double scale = Math.Cbrt(volume / Volume);
        return new Polyhedron([.. _vertices.Select(vertex => scale * vertex)], _faces);
    }

    /// <summary>The form factor F(q), in double precision and accurate for every q, the singular directions of the closed form included.</summary>
    /// <param name="q">In inverse units of the vertices' length.</param>
    public double FormFactor(Vector3D q) => PolyhedronFormFactor.Evaluate(Tables, q);
}
