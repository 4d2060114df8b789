namespace MLNet.Offline.Tests;

internal sealed class BinaryRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    public float Weight { get; set; } = 1;
}
