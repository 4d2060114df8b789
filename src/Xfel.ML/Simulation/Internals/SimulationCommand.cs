using System.Globalization;
using System.Text;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>The command line that makes a file of simulated frames. Two files of one format with the same command and version are the same.</summary>
internal static class SimulationCommand
{
    public static string Of(Preset preset, SimulationOptions options)
    {
        FrameSize size = preset.SizeOf(options);
        string side = size.Height == size.Width ? $"{size.Height}" : $"{size.Height}x{size.Width}";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"simulate --preset {preset.Name} --count {options.Count} --size {side} --seed {options.Seed} --frames-per-model {options.FramesPerModel}");
        if (options.Shapes is { } shapes)
            text.Append(CultureInfo.InvariantCulture, $" --shapes {string.Join(',', shapes)}");
        if (options.EdgeBlur != 0)
            text.Append(CultureInfo.InvariantCulture, $" --edge-blur {options.EdgeBlur}");
        if (options.Shard != Shard.Whole)
            text.Append(CultureInfo.InvariantCulture, $" --shard {options.Shard}");
        // Last, for it may end in a comment.
        if (options.Body is not null)
            text.Append(CultureInfo.InvariantCulture, $" {options.BodyName ?? "# with a particle of the caller's own"}");
        return text.ToString();
    }
}
