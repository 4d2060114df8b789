namespace Xfel.ML.Internals;

/// <summary>One row of the data view over frames. One object serves a whole pass: data views copy what they read.</summary>
internal sealed class FrameRow
{
    public float[] Frame { get; set; } = [];

    public long Index { get; set; }

    public string ClassName { get; set; } = "";

    public bool Label { get; set; }

    public bool[] Labels { get; set; } = [];

    public long ModelId { get; set; }

    public ulong TrainId { get; set; }

    public ulong PulseId { get; set; }

    public string File { get; set; } = "";
}
