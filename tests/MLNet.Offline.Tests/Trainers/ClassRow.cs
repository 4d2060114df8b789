namespace MLNet.Offline.Tests;

internal sealed class ClassRow
{
    public float[] Features { get; set; } = [];

    public string Class { get; set; } = "";

    public float Weight { get; set; } = 1;
}
