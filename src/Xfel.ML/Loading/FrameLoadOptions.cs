using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>How frames become rows of a data view.</summary>
public sealed record FrameLoadOptions
{
    /// <summary>The data set inside the file that holds the frames; null chooses it (<c>frames</c>, else the only one that fits).</summary>
    public string? DataSet { get; init; }

    /// <summary>Whether pixels that the file itself marks as bad read as NaN, which every later step takes as a bad pixel.</summary>
    public bool ApplyMask { get; init; } = true;

    /// <summary>The class that the Boolean column <c>Label</c> marks as true; null gives no such column.</summary>
    public string? PositiveClass { get; init; } = "single";

    /// <summary>Throw a <see cref="BadFrameException"/> at the first bad frame instead of leaving it out.</summary>
    public bool Strict { get; init; }

    /// <summary>Is told of each frame that is left out. A second pass over the data view reports again.</summary>
    public Action<BadFrame>? OnBadFrame { get; init; }

    /// <summary>Is told of each frame that was read, usable or not.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>The name under which <see cref="Progress"/> reports.</summary>
    public string ProgressStage { get; init; } = "read";

    /// <summary>Ends a pass early with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Is shown each usable row before it is handed on.</summary>
    internal Action<FrameRow>? OnRow { get; init; }
}
