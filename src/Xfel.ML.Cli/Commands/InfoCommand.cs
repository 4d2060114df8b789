using System.CommandLine;
using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml info</c>: what a frame file or a model bundle holds, or what a preset of the simulator draws.</summary>
internal sealed class InfoCommand : CliCommand
{
    private readonly Argument<string?> _file = new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "A frame file, a folder of images, a European XFEL run, or a model bundle (.xfel); the content tells." };
    private readonly Option<string?> _frames = new("--frames") { Description = "The data set inside the file that holds the frames." };
    private readonly IsolationOption _isolation;
    private readonly PresetOption _preset;

    public InfoCommand()
        : base("info", "Say what a file holds, or what a preset of the simulator draws.")
    {
        Add(_file);
        Add(_frames);
        _isolation = new IsolationOption(this);
        _preset = new PresetOption(this, required: false, "Instead of a file: what this preset draws from which ranges");
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        Preset? preset = _preset.Of(parsed);
        string? path = parsed.GetValue(_file);
        if (path is null == preset is null)
            throw new UsageException(path is null ? "nothing to look at was given; a FILE or --preset NAME was expected" : "FILE and --preset were both given; leave one out");
        if (path is null)
            ShowPreset(preset!, session);
        else if (ModelBundle.IsBundle(path))
            ShowModel(FrameClassifier.Load(path).Manifest, path, session);
        else
            ShowFrames(path, parsed.GetValue(_frames), _isolation.Worker(parsed), session);
        return ExitCode.Done;
    }

    private static void ShowFrames(string path, string? dataSet, FrameWorker? worker, Session session)
    {
        using IFrameSource source = worker is null ? FrameFile.Open(path, dataSet) : FrameFile.OpenIsolated(path, dataSet, worker);
        if (session.Json)
        {
            JsonOutput.Print(session.Out, FrameFileText.Document(path, source));
            return;
        }

        session.Out.WriteLine(FrameFileText.Clean($"{path}: {source.Describe()}"));
        foreach (string line in FrameFileText.Lines(source))
            session.Out.WriteLine(line);
    }

    private static void ShowPreset(Preset preset, Session session)
    {
        if (session.Json)
            JsonOutput.Print(session.Out, PresetText.Document(preset));
        else
            PresetText.Write(session.Out, preset);
    }

    private static void ShowModel(BundleManifest manifest, string path, Session session)
    {
        if (session.Json)
        {
            JsonOutput.Print(session.Out, new { file = path, kind = "model", manifest });
            return;
        }

        session.Out.WriteLine($"{path}: model bundle {manifest.Network}, classes {string.Join(", ", manifest.ClassNames)}");
        session.Out.WriteLine($"weights: {manifest.Weights}");
        session.Out.WriteLine($"preprocessing: {manifest.Preprocessing}");
        if (manifest.TrainingData is { } data)
            session.Out.WriteLine($"trained on: {data.Source}, {data.Frames} frames of {data.FrameSize}, {data.BadFrames} bad ones left out");
        session.Out.WriteLine(FigureText.OfManifest(manifest));
        session.Out.WriteLine($"written by Xfel.ML {manifest.LibraryVersion} on {manifest.MLNet}, seed {manifest.Seed}");
    }
}
