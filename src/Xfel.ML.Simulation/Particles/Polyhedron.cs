using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// A convex polyhedron with a centre of inversion at the origin, and its exact form factor
/// F(q) = integral over the solid of exp(i q.r), which is real.
/// </summary>
public sealed class Polyhedron : Particle
{
    private static readonly Polyhedron[] Solids = [.. Enum.GetValues<SolidKind>().Select(kind => FromVertices(SolidVertices.Of(kind)).WithVolume(UnitVolume))];

    private readonly Vector3D[] _vertices;
    private readonly int[][] _faces;
    private readonly double _unit;
    private readonly (Vector3D Normal, double Distance)[] _planes;

    private Polyhedron(Vector3D[] vertices, int[][] faces)
    {
        _vertices = vertices;
        _faces = faces;
        Tables = PolyhedronTables.Build(vertices, faces);
        double unit = Math.Cbrt(Tables.Volume / UnitVolume);
        _unit = Math.Abs(unit - 1) < 1e-9 ? 1 : unit;
        SinglePrecision = new PolyhedronSingles(_unit == 1 ? Tables : PolyhedronTables.Build([.. vertices.Select(vertex => 1 / _unit * vertex)], faces));
        BoundingRadius = vertices.Max(vertex => vertex.Length);
        _planes = [.. Tables.Faces.Select(face => (face.Normal, Vector3D.Dot(face.Normal, face.Centroid)))];
    }

    /// <summary>Volume of the sphere of diameter 1: the volume of the solids that <see cref="Of"/> gives.</summary>
    public const double UnitVolume = Math.PI / 6;

    /// <summary>The vertices.</summary>
    public IReadOnlyList<Vector3D> Vertices => _vertices;

    /// <summary>The faces: indices of their vertices, counter-clockwise seen from outside.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Faces => _faces;

    /// <inheritdoc/>
    public override double BoundingRadius { get; }

    /// <inheritdoc/>
    public override double Volume => Tables.Volume;

    internal override bool IsConvex => true;

    internal PolyhedronTables Tables { get; }

    /// <summary>Of the same solid with <see cref="UnitVolume"/>.</summary>
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

    /// <inheritdoc/>
    public override Complex Amplitude(Vector3D q) => FormFactor(q);

    /// <inheritdoc/>
    public override double Density(Vector3D r)
    {
        foreach ((Vector3D normal, double distance) in _planes)
        {
            if (Math.Abs(Vector3D.Dot(normal, r)) > distance)
                return 0;
        }

        return 1;
    }

    internal override void AddTerms(ScatteringTerms terms, in Placement placement) => terms.Add(SinglePrecision, _unit, placement);

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords)
    {
        double from = double.NegativeInfinity, to = double.PositiveInfinity;
        foreach ((Vector3D normal, double distance) in _planes)
        {
            // Between a face and its opposite.
            if (LineCut.Slab(Vector3D.Dot(normal, origin), Vector3D.Dot(normal, direction), distance) is not { } slab)
                return;
            from = Math.Max(from, slab.From);
            to = Math.Min(to, slab.To);
        }

        chords.Add(from, to);
    }
}
