using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>How frames are drawn into files.</summary>
public sealed record FrameImageOptions
{
    /// <summary>Gain, offset, intensity scale and JPEG quality.</summary>
    public RenderOptions Rendering { get; init; } = new();

    /// <summary>Good pixels; null takes all of them.</summary>
    public Mask? Mask { get; init; }

    /// <summary>The window to draw, such as <see cref="BeamCenter.Window"/> gives; null draws whole frames.</summary>
    public CropOptions? Window { get; init; }

    /// <summary>The file format.</summary>
    public FrameImageFormat Format { get; init; }

    /// <summary>Throw a <see cref="BadFrameException"/> at the first bad frame.</summary>
    public bool Strict { get; init; }

    /// <summary>Is told of each frame.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Ends the run early.</summary>
    public CancellationToken Cancellation { get; init; }
}
