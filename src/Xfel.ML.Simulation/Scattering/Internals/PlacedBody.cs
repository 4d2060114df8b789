namespace Xfel.ML.Simulation;

/// <summary>A single body in its place, seen along the third axis of what it is placed in.</summary>
internal readonly struct PlacedBody
{
    private const int Beside = 12;

    private readonly Matrix3 _inverse;
    private readonly Vector3D _direction;

    public PlacedBody(Particle body, in Placement placement)
    {
        Body = body;
        Placement = placement;
        _inverse = placement.Map.Inverse;
        _direction = _inverse * new Vector3D(0, 0, 1);
    }

    public Particle Body { get; }

    public Placement Placement { get; }

    /// <summary>Adds where the line at (x, y) runs through the body, by z, with the density that the place gives it.</summary>
    public void AddChords(double x, double y, ChordList chords)
    {
        int first = chords.Count;
        Body.AddChords(_inverse * (new Vector3D(x, y, 0) - Placement.Shift), _direction, chords);
        if (Placement.Density != 1)
            chords.MultiplyDensity(first, Placement.Density);
    }

    /// <summary>Half of the body's extent along its own axes, as far as lines show it: those through its origin, and, of a body that may have a hole there, those beside it.</summary>
    public Vector3D HalfExtents(ChordList chords)
    {
        Vector3D x = new(1, 0, 0), y = new(0, 1, 0), z = new(0, 0, 1);
        return new(Half(x, y, z, chords), Half(y, z, x, chords), Half(z, x, y, chords));
    }

    private double Half(Vector3D axis, Vector3D across, Vector3D other, ChordList chords)
    {
        chords.Clear();
        Body.AddChords(default, axis, chords);
        for (int i = 1; i <= Beside && !Body.IsConvex; i++)
        {
            double offset = Body.BoundingRadius * i / Beside;
            foreach (double place in (ReadOnlySpan<double>)[offset, -offset])
            {
                Body.AddChords(place * across, axis, chords);
                Body.AddChords(place * other, axis, chords);
            }
        }

        double half = 0;
        foreach (Chord chord in chords.Chords)
            half = Math.Max(half, Math.Max(Math.Abs(chord.From), Math.Abs(chord.To)));
        return half > 0 ? half : Body.BoundingRadius;
    }
}
