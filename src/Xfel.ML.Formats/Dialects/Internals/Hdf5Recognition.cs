namespace Xfel.ML.Formats.Internals;

/// <summary>How a dialect reads a file: where the frames, masks and labels are, and why. Nothing of the frames has been read yet.</summary>
internal sealed record Hdf5Recognition
{
    /// <summary>The dialect, such as <c>CXI 1.4</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The data set that holds all frames; or, of a file with one data set a frame, those data sets in order.</summary>
    public required IReadOnlyList<string> Frames { get; init; }

    /// <summary>Whether every data set of <see cref="Frames"/> is one frame.</summary>
    public bool IsOneEach { get; init; }

    /// <summary>The data set of the mask, of one frame's shape or of all frames'; null for none.</summary>
    public string? Mask { get; init; }

    /// <summary>What the values of the mask mean.</summary>
    public Hdf5MaskMeaning MaskMeaning { get; init; }

    /// <summary>Reads the labels, once the number of frames is known; null where the file has none.</summary>
    public Func<int, FrameLabels?>? ReadLabels { get; init; }

    /// <summary>Reads where the frames come from, once their number is known; null where the file does not say.</summary>
    public Func<int, FrameIds?>? ReadIds { get; init; }

    /// <summary>What the file says about all frames; <see cref="FrameFileFacts.Recognized"/> says why it is this dialect.</summary>
    public required FrameFileFacts Facts { get; init; }
}
