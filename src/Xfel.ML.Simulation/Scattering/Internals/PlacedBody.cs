namespace Xfel.ML.Simulation;

/// <summary>A single body in its place, seen along the third axis of what it is placed in.</summary>
internal readonly struct PlacedBody
{
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

    /// <summary>Half of the body's extent along its own axes, as far as lines through its origin show it.</summary>
    public Vector3D HalfExtents(ChordList chords) => new(Half(new(1, 0, 0), chords), Half(new(0, 1, 0), chords), Half(new(0, 0, 1), chords));

    private double Half(Vector3D axis, ChordList chords)
    {
        chords.Clear();
        Body.AddChords(default, axis, chords);
        double half = 0;
        foreach (Chord chord in chords.Chords)
            half = Math.Max(half, Math.Max(Math.Abs(chord.From), Math.Abs(chord.To)));
        return half > 0 ? half : Body.BoundingRadius;
    }
}
