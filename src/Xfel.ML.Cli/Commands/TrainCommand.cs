using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml train</c>: fits a classifier to labelled frames and saves it as a bundle.</summary>
internal sealed class TrainCommand : CliCommand
{
    private static readonly string[] LaterNetworks = ["resnet10", "resnet18", "resnet50", "resnet101", "vgg16", "vgg19"];
    private static readonly HitClassifierOptions Defaults = new();

    private readonly Argument<string> _network = new("NETWORK") { Description = $"What is trained: {Vgg16LogisticPipeline.Network}." };
    private readonly Option<string> _data = new("--data") { Description = "The labelled frames (NPZ with frames, labels, class_names).", Required = true };
    private readonly Option<string> _out = new("--out") { Description = "The model bundle (.xfel) to write.", Required = true };
    private readonly Option<int> _seed = new("--seed") { Description = "Seed of the split into training and validation.", DefaultValueFactory = _ => Defaults.Seed };
    private readonly Option<double> _validation = new("--validation") { Description = "Share of the frames (whole models) held out for the figures in the bundle; 0 holds out none.", DefaultValueFactory = _ => 0.15 };
    private readonly Option<string> _positive = new("--positive") { Description = "The class to be found; all others are its negative.", DefaultValueFactory = _ => Defaults.PositiveClass };
    private readonly FrameOptions _frames;
    private readonly RenderingOptions _rendering;
    private readonly NetworkOptions _features;

    public TrainCommand()
        : base("train", "Train a classifier on labelled frames and save it as a model bundle.", strict: true)
    {
        Add(_network);
        Option[] options = [_data, _out, _seed, _validation, _positive];
        foreach (Option option in options)
            Add(option);
        _frames = new FrameOptions(this);
        _rendering = new RenderingOptions(this);
        _features = new NetworkOptions(this);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        string network = parsed.GetRequiredValue(_network);
        if (LaterNetworks.Contains(network))
            throw new UsageException($"the network {network} is not in this version; there is {Vgg16LogisticPipeline.Network}");
        if (network != Vgg16LogisticPipeline.Network)
            throw new UsageException($"no network is called '{network}'; there is {Vgg16LogisticPipeline.Network}");
        double validation = parsed.GetValue(_validation);
        if (validation is not (>= 0 and < 1))
            throw new UsageException(FormattableString.Invariant($"--validation is {validation}; a share from 0 up to, but not, 1 was expected"));
        string path = parsed.GetRequiredValue(_out);
        OutputPath.Require(path, "--out");
        var rendering = _rendering.Of(parsed);
        FrameCollection frames = _frames.Open(parsed, parsed.GetRequiredValue(_data));
        var bad = new List<BadFrame>();
        HitClassifier classifier = session.Watch(progress => HitClassifier.Train(frames, new HitClassifierOptions
        {
            PositiveClass = parsed.GetRequiredValue(_positive),
            Rendering = rendering,
            Mask = _rendering.MaskPath(parsed) is { } mask ? frames.ReadMask(mask) : null,
            Window = _rendering.Window(parsed, frames),
            Features = _features.Of(parsed),
            ValidationFraction = validation,
            Seed = parsed.GetValue(_seed),
            Strict = session.Strict,
            Progress = progress,
            OnBadFrame = bad.Add,
            Cancellation = session.Cancellation,
        }));
        session.Cancellation.ThrowIfCancellationRequested();
        classifier.Save(path);
        Report(classifier.Manifest, bad, path, session);
        return ExitCode.Done;
    }

    private static void Report(BundleManifest manifest, List<BadFrame> bad, string path, Session session)
    {
        foreach (BadFrame frame in bad)
            session.Note($"{frame.File}: frame {frame.Index} was left out: {frame.Reason}");
        if (session.Json)
        {
            JsonOutput.Print(session.Out, TrainingDocument.Of(manifest, bad, path));
            return;
        }

        session.Out.WriteLine($"trained {manifest.Network} on {manifest.TrainingData?.Frames} frames, {bad.Count} bad ones left out");
        session.Out.WriteLine($"weights: {manifest.Weights}");
        session.Out.WriteLine(FigureText.OfManifest(manifest));
        session.Out.WriteLine($"model {path}");
    }
}
