using System.CommandLine;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml simulate</c>: labelled frames into an NPZ or CXI file.</summary>
internal sealed class SimulateCommand : CliCommand
{
    private static readonly SimulationOptions Defaults = new();

    private readonly Option<string> _preset = new("--preset") { Description = $"What is simulated: {string.Join("; ", Preset.All.Select(preset => $"{preset.Name} ({preset.Summary})"))}.", Required = true };
    private readonly Option<int> _count = new("--count") { Description = "Number of frames.", DefaultValueFactory = _ => (int)Defaults.Count };
    private readonly Option<int?> _size = new("--size") { Description = "Height and width of a frame in pixels; the preset's own if not given." };
    private readonly Option<int> _seed = new("--seed") { Description = "The same seed gives the same frames.", DefaultValueFactory = _ => Defaults.Seed };
    private readonly Option<int> _framesPerModel = new("--frames-per-model") { Description = "Frames that share a particle and a detector; 100 in Han & Li.", DefaultValueFactory = _ => Defaults.FramesPerModel };
    private readonly Option<int> _threads = new("--threads") { Description = "Number of threads; 0 takes all. The frames do not depend on it.", DefaultValueFactory = _ => 0 };
    private readonly Option<string> _out = new("--out") { Description = "The file to write; its extension says what: .npz, or .cxi or .h5 for CXI.", Required = true };

    public SimulateCommand()
        : base("simulate", "Simulate labelled diffraction frames into an NPZ or CXI file.")
    {
        Option[] options = [_preset, _count, _size, _seed, _framesPerModel, _threads, _out];
        foreach (Option option in options)
            Add(option);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        string name = parsed.GetRequiredValue(_preset);
        Preset preset = Preset.All.FirstOrDefault(preset => preset.Name == name)
            ?? throw new UsageException($"no preset is called '{name}'; there are {string.Join(", ", Preset.All.Select(preset => preset.Name))}");
        int? side = parsed.GetValue(_size);
        if (side < 1)
            throw new UsageException($"--size is {side}; a number of pixels from 1 up was expected");
        FrameSize size = side is { } pixels ? new FrameSize(pixels, pixels) : preset.DefaultSize;
        var options = new SimulationOptions
        {
            Count = parsed.GetValue(_count),
            Size = size,
            Seed = parsed.GetValue(_seed),
            FramesPerModel = parsed.GetValue(_framesPerModel),
            Threads = parsed.GetValue(_threads),
        };
        Usage.Check(() => preset.Validate(options));
        string path = parsed.GetRequiredValue(_out);
        OutputPath.Require(path, "--out");
        if (!SimulatedFrames.Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()))
            throw new UsageException($"--out {path}: the extension says what is written: .npz, or .cxi or .h5 (CXI) was expected");
        session.Watch(progress =>
        {
            SimulatedFrames.Write(path, preset, options, progress, session.Cancellation);
            return true;
        });
        session.Note($"wrote {path}: {options.Count} frames of {size}, seed {options.Seed}");
        if (session.Json)
            JsonOutput.Print(session.Out, new { file = path, preset = preset.Name, count = options.Count, height = size.Height, width = size.Width, seed = options.Seed, framesPerModel = options.FramesPerModel, classes = preset.ClassNames });
        return ExitCode.Done;
    }
}
