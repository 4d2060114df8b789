namespace Xfel.ML.Formats.Internals;

/// <summary>What the frame sources have in common.</summary>
internal static class FrameSourceText
{
    public static void CheckArguments(IFrameSource source, int index, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, source.Count);
        if (length != source.Size.PixelCount)
            throw new ArgumentException($"'destination' holds {length} pixels; a frame of {source.Size} needs {source.Size.PixelCount}.", "destination");
    }

    /// <param name="source">The frames.</param>
    /// <param name="container">What their format is a format of.</param>
    public static string Describe(IFrameSource source, string container = " file")
    {
        string dataSet = source.DataSet.Length > 0 ? $", data set '{source.DataSet}'" : "";
        string frames = source.Count == 1 ? "1 frame" : $"{source.Count} frames";
        string labels = source.Labels is { } found ? $", {found.ClassNames.Count} {(found.Indicators is null ? "classes" : "labels per frame")}" : "";
        return $"{source.Format}{container}{dataSet}: {frames} of {source.Size}, {source.ElementType}{labels}";
    }
}
