namespace Xfel.ML.Formats.Internals;

/// <summary>How a dialect reads a file: where the frames, masks and labels are, and why. Nothing of the frames has been read yet.</summary>
internal sealed record Hdf5Recognition
{
    /// <summary>The dialect, such as <c>CXI 1.4</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The data sets of the frames, in order: each a stack, or each one frame.</summary>
    public required IReadOnlyList<string> Frames { get; init; }

    /// <summary>Whether every data set of <see cref="Frames"/> is one frame. Missing and unreadable ones are bad frames then; of stacks, every one must be there.</summary>
    public bool IsOneEach { get; init; }

    /// <summary>Whether the first of four axes counts the frames even where it is 1 long, as CXI has it.</summary>
    public bool AreFramesFirst { get; init; }

    /// <summary>The data set of the imaginary parts, where <see cref="Frames"/> are the real ones; null for frames that are not complex.</summary>
    public string? Imaginary { get; init; }

    /// <summary>The data sets of the mask: none; one, of a frame's shape or of all frames'; or one for each data set of <see cref="Frames"/>.</summary>
    public IReadOnlyList<string> Masks { get; init; } = [];

    /// <summary>What the values of the mask mean.</summary>
    public MaskRule MaskRule { get; init; }

    /// <summary>Whether a mask that does not fit the frames is left alone instead of being an error.</summary>
    public bool IsMaskOptional { get; init; }

    /// <summary>Reads the labels, once the number of frames is known; null where the file has none.</summary>
    public Func<int, FrameLabels?>? ReadLabels { get; init; }

    /// <summary>Reads where the frames come from, once their number is known; null where the file does not say.</summary>
    public Func<int, FrameIds?>? ReadIds { get; init; }

    /// <summary>Frames that are known to be bad, and why.</summary>
    public IReadOnlyDictionary<int, string> BadFrames { get; init; } = new Dictionary<int, string>();

    /// <summary>What the file says about all frames; <see cref="FrameFileFacts.Recognized"/> says why it is this dialect.</summary>
    public required FrameFileFacts Facts { get; init; }
}
