namespace Xfel.ML.Tests.NetworkTrainers;

/// <summary>One frame with every kind of label.</summary>
internal sealed class TinyShot
{
    public float[] Frame { get; set; } = [];

    public long Index { get; set; }

    public string ClassName { get; set; } = "";

    public bool IsLeft { get; set; }

    public bool[] Labels { get; set; } = [];

    public float[] Numbers { get; set; } = [];

    public long ModelId { get; set; }
}
