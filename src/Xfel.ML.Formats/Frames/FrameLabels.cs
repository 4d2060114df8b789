namespace Xfel.ML.Formats;

/// <summary>What a file says about its frames: the arrays <c>labels</c>, <c>class_names</c> and <c>model_id</c>.</summary>
public sealed record FrameLabels
{
    /// <summary>The class of every frame, an index into <see cref="ClassNames"/>; empty for multi-label files.</summary>
    public required IReadOnlyList<int> Values { get; init; }

    /// <summary>The names of the classes; <c>0</c>, <c>1</c> ... where the file has none.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>For a multi-label file (<c>labels</c> is <c>[N, K]</c>): for every frame, whether each class applies; otherwise <see langword="null"/>.</summary>
    public IReadOnlyList<IReadOnlyList<bool>>? Indicators { get; init; }

    /// <summary>The particle model each frame was simulated from; frames of one model belong on one side of a split. <see langword="null"/> where the file does not say.</summary>
    public IReadOnlyList<long>? ModelIds { get; init; }
}
