using System.Globalization;
using System.Text;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>The command line that makes a file of maps.</summary>
internal static class CorrelationCommand
{
    public static string Of(FrameCollection frames, CorrelatedFramesOptions options)
    {
        CorrelationOptions correlation = options.Correlation;
        PolarOptions polar = correlation.Polar;
        var text = new StringBuilder();
        // Without the folder: the same frames in another place give the same file.
        text.Append(CultureInfo.InvariantCulture, $"ccf {Path.GetFileName(Path.TrimEndingDirectorySeparator(frames.Path))} --order {correlation.Order} --radii {polar.Radii} --angles {polar.Angles}");
        if (polar.CenterX is { } x && polar.CenterY is { } y)
            text.Append(CultureInfo.InvariantCulture, $" --center {new BeamCenter(x, y)}");
        if (correlation.Part != CorrelationPart.Real)
            text.Append(CultureInfo.InvariantCulture, $" --part {correlation.Part.ToString().ToLowerInvariant()}");
        // Last, for they are comments.
        if (polar.OuterRadius is { } radius)
            text.Append(CultureInfo.InvariantCulture, $" # out to {radius} pixels");
        if (options.Mask is { } mask)
            text.Append(CultureInfo.InvariantCulture, $" # with a mask of {mask.GoodCount} good pixels");
        return text.ToString();
    }
}
