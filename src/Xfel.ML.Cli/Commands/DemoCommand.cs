using System.CommandLine;
using System.Globalization;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml demo</c>: simulate, train, test and report, in one go.</summary>
internal sealed class DemoCommand : CliCommand
{
    private static readonly HitDemoOptions Defaults = new();

    private readonly Option<string> _out = new("--out") { Description = "The folder for report.html, model.xfel and predictions.csv.", DefaultValueFactory = _ => "artifacts/demo" };
    private readonly Option<int> _count = new("--count") { Description = "Number of frames to simulate.", DefaultValueFactory = _ => (int)Defaults.Simulation.Count };
    private readonly Option<int> _test = new("--test") { Description = "How many of them are held out for the test.", DefaultValueFactory = _ => Defaults.TestCount };
    private readonly Option<int> _size = new("--size") { Description = "Height and width of a frame in pixels.", DefaultValueFactory = _ => Preset.SpiHits.SizeOf(Defaults.Simulation).Height };
    private readonly Option<int> _seed = new("--seed") { Description = "The same seed gives the same figures.", DefaultValueFactory = _ => Defaults.Simulation.Seed };
    private readonly NetworkOptions _features;

    public DemoCommand()
        : base("demo", "Simulate labelled frames, train on most of them, decide on the rest and write a report.")
    {
        Option[] options = [_out, _count, _test, _size, _seed];
        foreach (Option option in options)
            Add(option);
        _features = new NetworkOptions(this);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        string folder = parsed.GetRequiredValue(_out);
        OutputPath.RequireFolder(folder, "--out");
        HitDemoOptions options = Describe(parsed, session);
        session.Note(string.Create(CultureInfo.InvariantCulture, $"demo: {options.Simulation.Count} simulated frames of {options.Simulation.Size}, {options.TestCount} of them for the test, seed {options.Simulation.Seed}"));
        HitDemoResult result = session.Watch(progress => HitDemo.Run(options with { Progress = progress }));
        session.Cancellation.ThrowIfCancellationRequested();
        string report = DemoFiles.Write(folder, result);
        if (session.Json)
            JsonOutput.Print(session.Out, DemoDocument.Of(result, report));
        else
            Print(result, report, session);
        return ExitCode.Done;
    }

    private HitDemoOptions Describe(ParseResult parsed, Session session)
    {
        var options = new HitDemoOptions
        {
            Simulation = Defaults.Simulation with
            {
                Count = parsed.GetValue(_count),
                Size = new FrameSize(parsed.GetValue(_size), parsed.GetValue(_size)),
                Seed = parsed.GetValue(_seed),
            },
            TestCount = parsed.GetValue(_test),
            Classifier = Defaults.Classifier with { Features = _features.Of(parsed), Seed = parsed.GetValue(_seed) },
            Cancellation = session.Cancellation,
        };
        if (parsed.GetValue(_size) < 1)
            throw new UsageException($"--size is {parsed.GetValue(_size)}; a number of pixels from 1 up was expected");
        Usage.Check(() => Preset.SpiHits.Validate(options.Simulation));
        if (options.TestCount < 1 || options.TestCount >= options.Simulation.Count)
            throw new UsageException($"--test is {options.TestCount}; from 1 up to one less than --count {options.Simulation.Count} was expected");
        return options;
    }

    private static void Print(HitDemoResult result, string report, Session session)
    {
        BundleManifest manifest = result.Classifier.Manifest;
        session.Out.WriteLine($"trained on {result.TrainingFrames} frames, tested on {result.Evaluation.Metrics.Frames}; ML.NET types from {manifest.MLNet}, seed {manifest.Seed}");
        session.Out.WriteLine($"weights: {manifest.Weights}");
        session.Out.WriteLine(string.Join(", ", result.Seconds.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key} {stage.Value:0.0} s"))));
        session.Out.WriteLine();
        EvaluationText.WriteTable(session.Out, result.Evaluation.Metrics);
        session.Out.WriteLine();
        EvaluationText.WriteClasses(session.Out, result.Evaluation.Metrics);
        session.Out.WriteLine();
        session.Out.WriteLine($"{EvaluationText.Figures(result.Evaluation.Metrics)} report {report}");
    }
}
