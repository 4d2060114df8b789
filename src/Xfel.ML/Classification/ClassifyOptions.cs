namespace Xfel.ML;

/// <summary>How a fitted classifier goes through frames.</summary>
public sealed record ClassifyOptions
{
    /// <summary>Throw a <see cref="BadFrameException"/> at the first bad frame instead of giving it the decision <c>bad</c>.</summary>
    public bool Strict { get; init; }

    /// <summary>Is told of each frame.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Ends the run early.</summary>
    public CancellationToken Cancellation { get; init; }
}
