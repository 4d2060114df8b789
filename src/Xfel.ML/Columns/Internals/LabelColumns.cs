namespace Xfel.ML.Internals;

/// <summary>The columns that make a file of frames one of labelled frames.</summary>
internal static class LabelColumns
{
    public static FrameColumn<TFrame, int> Classes<TFrame>(IReadOnlyList<string> classNames, Func<TFrame, int> classOf) =>
        new(FrameArrays.Labels, [], null, (frame, row) => row[0] = classOf(frame), file => file.BeginLabels(classNames));

    /// <summary>For each class of a multi-label set, 1 where it applies and 0 where not.</summary>
    public static FrameColumn<TFrame, byte> Indicators<TFrame>(IReadOnlyList<string> classNames, FrameColumn<TFrame, byte>.RowFiller fill) =>
        new(FrameArrays.Labels, [classNames.Count], null, fill, file => file.BeginIndicators(classNames));

    public static FrameColumn<TFrame, long> ModelIds<TFrame>(Func<TFrame, long> modelOf) =>
        new(FrameArrays.ModelIds, [], null, (frame, row) => row[0] = modelOf(frame), file => file.BeginModelIds());
}
