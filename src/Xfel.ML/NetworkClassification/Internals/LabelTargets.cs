using Xfel.ML.Formats;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>The labels of a collection as targets of training.</summary>
internal static class LabelTargets
{
    public static TrainingTargets Of(FrameCollection frames)
    {
        FrameLabels labels = frames.Labels!;
        long[]? groups = labels.ModelIds is { } models ? [.. frames.Indices.Select(index => models[index])] : null;
        return labels.Indicators is { } indicators
            ? TrainingTargets.OfLabels([.. frames.Indices.Select(index => indicators[index].Select(applies => applies ? 1f : 0f).ToArray())], labels.ClassNames, groups)
            : TrainingTargets.OfClasses([.. frames.Indices.Select(index => labels.Values[index])], labels.ClassNames, groups);
    }
}
