namespace Xfel.ML.Formats.Internals;

/// <summary>What one file holds of one module: how its images lie and which trains they are of.</summary>
internal sealed record XfelPart
{
    public required string File { get; init; }

    public required XfelSource Source { get; init; }

    /// <summary>How the images lie.</summary>
    public required XfelImageLayout Layout { get; init; }

    /// <summary>How the masks lie; null where there are none.</summary>
    public XfelImageLayout? Mask { get; init; }

    /// <summary>The type of a pixel.</summary>
    public required string ElementType { get; init; }

    /// <summary>How many images are packed together; 1 where each can be read for itself.</summary>
    public required int PackedImages { get; init; }

    /// <summary>Whether the pixels are calibrated.</summary>
    public required bool IsCorrected { get; init; }

    /// <summary>The trains, each with its entries, which all exist.</summary>
    public required IReadOnlyList<XfelTrainBlock> Trains { get; init; }

    /// <summary>What tells the images of a train apart, one an image; empty where the file does not say.</summary>
    public required ulong[] Pulses { get; init; }

    /// <summary>What is wrong with this part, a line each; the rest of it is used.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
