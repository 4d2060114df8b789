using System.CommandLine;
using Xfel.ML.Networks;

namespace Xfel.ML.Cli;

/// <summary>Training the papers' networks: preset, and what of it the user wants otherwise.</summary>
internal sealed class NetworkTrainingOptions
{
    private const string Han = nameof(TrainingPresets.Han2017);
    private const string Zimmermann = nameof(TrainingPresets.Zimmermann2019);

    private readonly Option<string?> _preset = new("--preset") { Description = $"The recipe: {Han} (default for resnet10) or {Zimmermann} (default for the others)." };
    private readonly Option<int?> _epochs = new("--epochs") { Description = "Passes over the training frames." };
    private readonly Option<int?> _batch = new("--batch") { Description = "Frames a step." };
    private readonly Option<double?> _rate = new("--learning-rate") { Description = "Learning rate before the schedule." };
    private readonly Option<string?> _schedule = new("--schedule") { Description = "How the learning rate changes: constant, cosine, or the epochs after which it drops to a tenth, such as 30,60." };
    private readonly Option<double?> _warmUp = new("--warm-up") { Description = "Epochs over which the learning rate rises from 0." };
    private readonly Option<string?> _optimizer = new("--optimizer") { Description = "adam, or sgd (Nesterov momentum 0.9)." };
    private readonly Option<double?> _l1 = new("--l1") { Description = "Factor of the sum of |w| over kernels." };
    private readonly Option<double?> _l2 = new("--l2") { Description = "Factor of the sum of w^2 over kernels." };
    private readonly Option<float?> _dropout = new("--dropout") { Description = "Rate of dropout of resnet10 (0.25) and the VGGs; 0 for none." };
    private readonly Option<float?> _alpha = new("--alpha") { Description = "Factor of the logarithmic activation after the first convolution of resnet18, resnet50, resnet101 (0.2) and the VGGs (none); 0 for a rectifier." };
    private readonly Option<int?> _patience = new("--patience") { Description = "Stop after so many epochs without a better one." };
    private readonly Option<bool> _rotate = new("--rotate") { Description = "Quarter turns as augmentation too (square frames)." };
    private readonly Option<string?> _checkpoint = new("--checkpoint") { Description = "The folder for the state of training: last and best epoch." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on from the last state in --checkpoint; the result has the same bits as without interruption." };
    private readonly Option<string?> _report = new("--report") { Description = "The report with the training curves (default: the model's name with .html)." };
    private readonly PreparationOptions _preparation;
    private readonly Option[] _all;

    public NetworkTrainingOptions(Command command)
    {
        _all = [_preset, _epochs, _batch, _rate, _schedule, _warmUp, _optimizer, _l1, _l2, _dropout, _alpha, _patience, _rotate, _checkpoint, _resume, _report];
        foreach (Option option in _all)
            command.Add(option);
        _preparation = new PreparationOptions(command);
    }

    public void RequireNone(ParseResult parsed, string network)
    {
        if (_all.Concat(_preparation.All).FirstOrDefault(parsed.IsGiven) is { } given)
            throw new UsageException($"{given.Name} belongs to the networks that are trained step by step; {network} is a regression on fixed features: leave it out");
    }

    public void Train(TrainingJob job, Func<FrameCollection> open)
    {
        Session session = job.Session;
        TrainingOptions training = Of(job);
        NetworkDesign design = DesignOf(job);
        string report = job.Parsed.GetValue(_report) ?? Path.ChangeExtension(job.Out, ".html");
        if (Path.GetFullPath(report) == Path.GetFullPath(job.Out))
            throw new UsageException($"--report and --out are both {report}; give two names");
        OutputPath.Require(report, "--report");
        FrameCollection frames = open();
        NetworkTraining trained = session.Follow(progress => NetworkClassifier.Train(frames, new NetworkClassifierOptions
        {
            Network = job.Network,
            Design = design,
            Preparation = _preparation.Of(job.Parsed, job.Rendering, frames),
            Training = training,
            Progress = progress,
            Cancellation = session.Cancellation,
        }));
        trained.Classifier.Save(job.Out);
        NetworkReport.Save(report, trained);
        job.Note(trained.BadFrames);
        if (session.Json)
            JsonOutput.Print(session.Out, NetworkTrainingDocument.Of(trained, job.Out, report));
        else
            Print(trained, job.Out, report, session.Out);
    }

    private NetworkDesign DesignOf(TrainingJob job)
    {
        var design = new NetworkDesign { Width = job.Features.Width(job.Parsed) ?? 1, LogAlpha = job.Parsed.GetValue(_alpha), Dropout = job.Parsed.GetValue(_dropout) };
        if (design.Dropout is not (null or >= 0 and < 1))
            throw new UsageException(FormattableString.Invariant($"--dropout is {design.Dropout}; a rate from 0 up to, but not, 1 was expected"));
        if (design.LogAlpha is not (null or >= 0 and < float.PositiveInfinity))
            throw new UsageException(FormattableString.Invariant($"--alpha is {design.LogAlpha}; 0 (a rectifier) or a positive number was expected"));
        if (!(design.Width is > 0 and <= 4))
            throw new UsageException(FormattableString.Invariant($"--width is {design.Width}; a multiple above 0, up to 4, was expected"));
        if (job.Network == "resnet10" && (design.Width != 1 || design.LogAlpha is not (null or 0)))
            throw new UsageException("--width and --alpha are not for resnet10, which has but one width and no logarithmic activation: leave them out");
        return design;
    }

    private static void Print(NetworkTraining trained, string path, string report, TextWriter output)
    {
        BundleManifest manifest = trained.Classifier.Manifest;
        TrainingEpoch best = trained.Result.History[trained.Result.BestEpoch - 1];
        output.WriteLine($"trained {manifest.Network} on {trained.Result.Split.Training.Count} frames, {trained.BadFrames.Count} bad ones left out");
        output.WriteLine($"weights: {manifest.Weights}");
        TrainingText.WriteClasses(output, best, trained.Result.Split.Validation.Count > 0);
        output.WriteLine(FigureText.OfManifest(manifest));
        output.WriteLine($"model {path} report {report}");
    }

    private TrainingOptions Of(TrainingJob job)
    {
        ParseResult parsed = job.Parsed;
        TrainingOptions preset = Preset(parsed.GetValue(_preset) ?? (job.Network == "resnet10" ? Han : Zimmermann));
        if (parsed.GetValue(_resume) && parsed.GetValue(_checkpoint) is null)
            throw new UsageException("--resume needs --checkpoint: the folder that holds the state to go on from");
        TrainingOptions options = preset with
        {
            Epochs = parsed.GetValue(_epochs) ?? preset.Epochs,
            BatchSize = parsed.GetValue(_batch) ?? preset.BatchSize,
            LearningRate = parsed.GetValue(_rate) ?? preset.LearningRate,
            Optimizer = parsed.GetValue(_optimizer) is { } optimizer ? Optimizer(optimizer) : preset.Optimizer,
            Schedule = Schedule(parsed, preset.Schedule),
            L1 = parsed.GetValue(_l1) ?? preset.L1,
            L2 = parsed.GetValue(_l2) ?? preset.L2,
            Patience = parsed.GetValue(_patience) ?? preset.Patience,
            Augmentation = preset.Augmentation with { Rotate = preset.Augmentation.Rotate || parsed.IsSet(_rotate) },
            ValidationFraction = job.Validation,
            Seed = job.Seed,
            Strict = job.Session.Strict,
            Threads = job.Features.Threads(parsed),
            Checkpoints = parsed.GetValue(_checkpoint) is { } folder ? new CheckpointOptions { Folder = folder, Resume = parsed.IsSet(_resume) } : null,
        };
        Usage.Check(options.Validate);
        return options;
    }

    private static TrainingOptions Preset(string name) => name switch
    {
        Han => TrainingPresets.Han2017,
        Zimmermann => TrainingPresets.Zimmermann2019,
        _ => throw new UsageException($"no preset is called '{name}'; there are {Han} and {Zimmermann}"),
    };

    private static OptimizerOptions Optimizer(string name) => name switch
    {
        "adam" => new AdamOptions(),
        "sgd" => new SgdOptions { Momentum = 0.9, Nesterov = true },
        _ => throw new UsageException($"--optimizer is '{name}'; adam or sgd was expected"),
    };

    private LearningRateSchedule Schedule(ParseResult parsed, LearningRateSchedule preset)
    {
        LearningRateSchedule schedule = parsed.GetValue(_schedule) switch
        {
            null => preset,
            "constant" => new ConstantSchedule(),
            "cosine" => new CosineSchedule(),
            { } text when text.Split(',').All(part => int.TryParse(part, out int epoch) && epoch > 0) => new DropSchedule { Epochs = [.. text.Split(',').Select(int.Parse)] },
            { } text => throw new UsageException($"--schedule is '{text}'; constant, cosine or epochs such as 30,60 were expected"),
        };
        return parsed.GetValue(_warmUp) is { } epochs ? schedule with { WarmUpEpochs = epochs } : schedule;
    }
}
