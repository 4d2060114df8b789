using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>Training <c>vgg16-logistic</c>: what only it takes.</summary>
internal sealed class HitTrainingOptions
{
    private static readonly HitClassifierOptions Defaults = new();

    private readonly Option<string> _positive = new("--positive") { Description = $"The class to be found, for {Vgg16LogisticPipeline.Network}; all others are its negative.", DefaultValueFactory = _ => Defaults.PositiveClass };

    public HitTrainingOptions(Command command) => command.Add(_positive);

    public void RequireNone(ParseResult parsed, string network)
    {
        if (parsed.IsGiven(_positive))
            throw new UsageException($"--positive belongs to {Vgg16LogisticPipeline.Network}; {network} decides between all classes of the file: leave it out");
    }

    public void Train(TrainingJob job, Func<FrameCollection> open)
    {
        Session session = job.Session;
        var rendering = job.Rendering.Of(job.Parsed);
        FrameCollection frames = open();
        var bad = new List<BadFrame>();
        HitClassifier classifier = session.Watch(progress => HitClassifier.Train(frames, new HitClassifierOptions
        {
            PositiveClass = job.Parsed.GetRequiredValue(_positive),
            Rendering = rendering,
            Mask = job.Rendering.MaskPath(job.Parsed) is { } mask ? frames.ReadMask(mask) : null,
            Window = job.Rendering.Window(job.Parsed, frames),
            Features = job.Features.Of(job.Parsed),
            ValidationFraction = job.Validation,
            Seed = job.Seed,
            Strict = session.Strict,
            Progress = progress,
            OnBadFrame = bad.Add,
            Cancellation = session.Cancellation,
        }));
        session.Cancellation.ThrowIfCancellationRequested();
        classifier.Save(job.Out);
        job.Note(bad);
        BundleManifest manifest = classifier.Manifest;
        if (session.Json)
        {
            JsonOutput.Print(session.Out, TrainingDocument.Of(manifest, bad, job.Out));
            return;
        }

        session.Out.WriteLine($"trained {manifest.Network} on {manifest.TrainingData?.Frames} frames, {bad.Count} bad ones left out");
        session.Out.WriteLine($"weights: {manifest.Weights}");
        session.Out.WriteLine(FigureText.OfManifest(manifest));
        session.Out.WriteLine($"model {job.Out}");
    }
}
