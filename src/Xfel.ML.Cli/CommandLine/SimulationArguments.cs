using System.CommandLine;
using System.Globalization;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Cli;

/// <summary>What of a preset a user chooses: <c>--count --size --seed --frames-per-model --shapes --density --voxel --edge-blur --threads</c>.</summary>
internal sealed class SimulationArguments
{
    private static readonly SimulationOptions Defaults = new();

    private readonly Option<long> _count = new("--count") { Description = "Number of frames, in all shards.", DefaultValueFactory = _ => Defaults.Count };
    private readonly Option<string?> _size = new("--size") { Description = "Height and width of a frame in pixels, or HEIGHTxWIDTH; the preset's own if not given." };
    private readonly Option<int> _seed = new("--seed") { Description = "The same seed gives the same frames.", DefaultValueFactory = _ => Defaults.Seed };
    private readonly Option<int> _framesPerModel = new("--frames-per-model") { Description = "Frames that share a particle and a detector; 100 in Han & Li.", DefaultValueFactory = _ => Defaults.FramesPerModel };
    private readonly Option<string?> _shapes = new("--shapes") { Description = "The particles' shapes, of those that the preset has, separated by commas; all if not given." };
    private readonly Option<double> _edgeBlur = new("--edge-blur") { Description = "Width of the particles' edges: the standard deviation of a Gaussian, in particle diameters.", DefaultValueFactory = _ => Defaults.EdgeBlur };
    private readonly BodyOption _body;
    private readonly Option<int> _threads = new("--threads") { Description = "Number of threads; 0 takes all. The frames do not depend on it.", DefaultValueFactory = _ => 0 };

    public SimulationArguments(Command command)
    {
        Option[] options = [_count, _size, _seed, _framesPerModel, _shapes, _edgeBlur, _threads];
        foreach (Option option in options)
            command.Add(option);
        _body = new BodyOption(command);
    }

    /// <summary>The options, which the preset has not looked at yet.</summary>
    public SimulationOptions Of(ParseResult parsed, Preset preset) => _body.AddTo(parsed, new SimulationOptions
    {
        Count = parsed.GetValue(_count),
        Size = parsed.GetValue(_size) is { } size ? SizeOf(size) : preset.DefaultSize,
        Seed = parsed.GetValue(_seed),
        FramesPerModel = parsed.GetValue(_framesPerModel),
        Shapes = parsed.GetValue(_shapes)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        EdgeBlur = parsed.GetValue(_edgeBlur),
        Threads = parsed.GetValue(_threads),
    });

    private static FrameSize SizeOf(string text)
    {
        string[] sides = text.Split('x');
        if (sides.Length <= 2 && TryParse(sides[0], out int height) && TryParse(sides[^1], out int width))
            return new FrameSize(height, width);
        throw new UsageException($"--size is {text}; a number of pixels from 1 up was expected, or two such as 64x128");
    }

    private static bool TryParse(string text, out int side) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side >= 1;
}
