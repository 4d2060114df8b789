using Microsoft.ML.Data;

namespace MLNet.Offline.Tests;

/// <summary>A row class with one member of each kind that tests need.</summary>
internal sealed class Shot
{
    public int Index { get; set; }

    public float Photons;

    public string? Name { get; set; }

    [VectorType(3)]
    public float[]? Pixels { get; set; }

    public static Shot[] Make(int count)
        => [.. Enumerable.Range(0, count).Select(i => new Shot { Index = i, Photons = i / 2f, Name = $"shot {i % 3}", Pixels = [i, -i, i * i] })];
}
