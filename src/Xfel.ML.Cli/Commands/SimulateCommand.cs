using System.CommandLine;
using Xfel.ML.Simulation;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml simulate</c>: labelled frames into an NPZ or CXI file.</summary>
internal sealed class SimulateCommand : CliCommand
{
    private readonly PresetOption _preset;
    private readonly SimulationArguments _arguments;
    private readonly ShardOption _shard;
    private readonly Option<string> _out = new("--out") { Description = "The file to write; its extension says what: .npz, or .cxi or .h5 for CXI.", Required = true };

    public SimulateCommand()
        : base("simulate", "Simulate labelled diffraction frames into an NPZ or CXI file.")
    {
        _preset = new PresetOption(this, required: true, "What is simulated");
        _arguments = new SimulationArguments(this);
        _shard = new ShardOption(this);
        Add(_out);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        Preset preset = _preset.Of(parsed)!;
        SimulationOptions options = _arguments.Of(parsed, preset);
        IEnumerable<Shard> shards = _shard.Of(parsed, out bool areFiles) ?? [Shard.Whole];
        Usage.Check(() => preset.Validate(options with { Shard = shards.First() }));
        string path = parsed.GetRequiredValue(_out);
        OutputPath.RequireFrames(path, "--out");
        List<SimulatedFile> files = [];
        foreach (Shard shard in shards)
            files.Add(Write(areFiles ? SimulatedFrames.ShardPath(path, shard) : path, areFiles, preset, options with { Shard = shard }, session));
        if (session.Json)
            JsonOutput.Print(session.Out, Document(path, preset, options, files));
        return ExitCode.Done;
    }

    private static SimulatedFile Write(string path, bool keep, Preset preset, SimulationOptions options, Session session)
    {
        if (keep)
            OutputPath.Require(path, "--out");
        SimulatedFile file = session.Watch(progress => keep
            ? SimulatedFrames.WriteOrKeep(path, preset, options, progress, session.Cancellation)
            : SimulatedFrames.Write(path, preset, options, progress, session.Cancellation));
        if (file.FramesBelowWavelength > 0)
            session.Note($"warning: {path}: in {file.FramesBelowWavelength} of {file.Frames} frames the wavelength is longer than the particle; next to nothing of its shape shows there");
        session.Note(file.IsKept
            ? $"kept {path}: {file.Frames} frames, whole and from the same command"
            : $"wrote {path}: {file.Frames} frames of {preset.SizeOf(options)}, seed {options.Seed}{(options.Shard == Shard.Whole ? "" : $", part {options.Shard}")}");
        return file;
    }

    private static object Document(string path, Preset preset, SimulationOptions options, List<SimulatedFile> files) => new
    {
        file = path,
        files = files.ConvertAll(file => new { file = file.Path, frames = file.Frames, kept = file.IsKept, framesBelowWavelength = file.FramesBelowWavelength }),
        preset = preset.Name,
        count = options.Count,
        height = preset.SizeOf(options).Height,
        width = preset.SizeOf(options).Width,
        seed = options.Seed,
        framesPerModel = options.FramesPerModel,
        shapes = options.Shapes,
        density = options.BodyName,
        classes = preset.ClassNames,
        multiLabel = preset.IsMultiLabel,
    };
}
