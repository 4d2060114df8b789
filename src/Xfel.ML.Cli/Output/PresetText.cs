using Xfel.ML.Simulation;

namespace Xfel.ML.Cli;

/// <summary>What a preset draws, in lines and as a document.</summary>
internal static class PresetText
{
    public static void Write(TextWriter output, Preset preset)
    {
        output.WriteLine(preset.DescribeRanges());
        output.WriteLine();
        output.WriteLine($"class names        {string.Join(", ", preset.ClassNames)}{(preset.IsMultiLabel ? "; several of them, or none, apply to a frame" : "")}");
        output.WriteLine($"{(preset.TakesShapes ? "--shapes" : "shapes  ")}           {string.Join(", ", preset.ShapeNames)}");
        output.WriteLine($"frames             {preset.DefaultSize} pixels unless --size says otherwise; {(preset.Gain == 1 ? "photons" : FormattableString.Invariant($"{preset.Gain} detector units a photon"))}{(preset.HasMask ? ", with a mask of good pixels" : "")}");
    }

    /// <summary>The document of <c>info --preset NAME --json</c>.</summary>
    public static object Document(Preset preset) => new
    {
        kind = "preset",
        preset = preset.Name,
        summary = preset.Summary,
        classes = preset.ClassNames,
        multiLabel = preset.IsMultiLabel,
        shapes = preset.ShapeNames,
        truth = preset.TruthNames,
        height = preset.DefaultSize.Height,
        width = preset.DefaultSize.Width,
        hasMask = preset.HasMask,
        aduPerPhoton = preset.Gain,
        ranges = preset.DescribeRanges().Split('\n'),
    };
}
