using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation;

/// <summary>The pieces of a line inside matter; they may overlap, and densities add. Used again for the next line.</summary>
internal sealed class ChordList
{
    private readonly List<Chord> _chords = [];

    public int Count => _chords.Count;

    public ReadOnlySpan<Chord> Chords => CollectionsMarshal.AsSpan(_chords);

    public void Clear() => _chords.Clear();

    public void Add(double from, double to, double density = 1)
    {
        if (to > from)
            _chords.Add(new Chord(from, to, density));
    }

    /// <summary>Multiplies the densities of the chords from a number on.</summary>
    public void MultiplyDensity(int first, double factor)
    {
        foreach (ref Chord chord in CollectionsMarshal.AsSpan(_chords)[first..])
            chord = chord with { Density = factor * chord.Density };
    }
}
