using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml train</c>: fits a classifier to labelled frames and saves it as a bundle.</summary>
internal sealed class TrainCommand : CliCommand
{
    private static readonly string[] Networks = [Vgg16LogisticPipeline.Network, .. DiffractionNetworks.Names];

    private readonly Argument<string> _network = new("NETWORK") { Description = $"What is trained: {string.Join(", ", Networks)}." };
    private readonly Option<string> _data = new("--data") { Description = "The labelled frames: NPZ or CXI with labels, or a folder of images with one sub-folder a class.", Required = true };
    private readonly Option<string> _out = new("--out") { Description = "The model bundle (.xfel) to write.", Required = true };
    private readonly Option<int> _seed = new("--seed") { Description = "Seed of the split, of a network's first weights, of order, augmentation and dropout." };
    private readonly Option<double> _validation = new("--validation") { Description = "Share of the frames (whole models) held out for the figures in the bundle; 0 holds out none.", DefaultValueFactory = _ => 0.15 };
    private readonly FrameOptions _frames;
    private readonly RenderingOptions _rendering;
    private readonly NetworkOptions _features;
    private readonly HitTrainingOptions _hits;
    private readonly NetworkTrainingOptions _training;

    public TrainCommand()
        : base("train", "Train a classifier on labelled frames and save it as a model bundle.", strict: true)
    {
        Add(_network);
        Option[] options = [_data, _out, _seed, _validation];
        foreach (Option option in options)
            Add(option);
        _frames = new FrameOptions(this);
        _rendering = new RenderingOptions(this);
        _features = new NetworkOptions(this);
        _hits = new HitTrainingOptions(this);
        _training = new NetworkTrainingOptions(this);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        string network = parsed.GetRequiredValue(_network);
        if (!Networks.Contains(network))
            throw new UsageException($"no network is called '{network}'; there are {string.Join(", ", Networks)}");
        double validation = parsed.GetValue(_validation);
        if (validation is not (>= 0 and < 1))
            throw new UsageException(FormattableString.Invariant($"--validation is {validation}; a share from 0 up to, but not, 1 was expected"));
        string path = parsed.GetRequiredValue(_out);
        OutputPath.Require(path, "--out");
        OutputPath.RequireOther(path, "--out", [parsed.GetRequiredValue(_data)]);
        var job = new TrainingJob(network, path, parsed.GetValue(_seed), validation, parsed, session, _rendering, _features);
        if (network == Vgg16LogisticPipeline.Network)
        {
            _training.RequireNone(parsed, network);
            _hits.Train(job, () => _frames.Open(parsed, parsed.GetRequiredValue(_data)));
        }
        else
        {
            _hits.RequireNone(parsed, network);
            _features.RequireNone(parsed, network);
            _training.Train(job, () => _frames.Open(parsed, parsed.GetRequiredValue(_data)));
        }

        return ExitCode.Done;
    }
}
