namespace Xfel.ML.Formats;

/// <summary>Where the frames of a source come from. Each list has one entry a frame, or is <see langword="null"/> where the file does not say.</summary>
public sealed record FrameIds
{
    /// <summary>The train (bunch train of the accelerator) of each frame.</summary>
    public IReadOnlyList<ulong>? Trains { get; init; }

    /// <summary>The pulse within its train.</summary>
    public IReadOnlyList<ulong>? Pulses { get; init; }

    /// <summary>The detector's memory cell that held the frame.</summary>
    public IReadOnlyList<int>? Cells { get; init; }

    /// <summary>The file, or the group within a file, that holds the frame.</summary>
    public IReadOnlyList<string>? Files { get; init; }
}
