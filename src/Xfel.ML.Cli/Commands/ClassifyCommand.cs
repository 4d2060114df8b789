using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml classify</c>: one decision a frame.</summary>
internal sealed class ClassifyCommand : CliCommand
{
    private readonly Argument<string[]> _files = new("FILE") { Description = "Frame files (NPY, NPZ).", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _out = new("--out") { Description = "Write the decisions into this file: .csv or .json." };
    private readonly ModelOptions _model;
    private readonly FrameOptions _frames;

    public ClassifyCommand()
        : base("classify", "Decide for every frame what it shows.", strict: true)
    {
        Add(_files);
        Add(_out);
        _model = new ModelOptions(this);
        _frames = new FrameOptions(this);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        string? path = parsed.GetValue(_out);
        if (path is not null)
        {
            DecisionFile.RequireKnown(path);
            OutputPath.Require(path, "--out");
        }

        // Every file is opened before the first frame is read: a wrong name does not show after an hour.
        FrameCollection[] files = [.. parsed.GetRequiredValue(_files).Select(file => _frames.Open(parsed, file))];
        FrameClassifier classifier = _model.Load(parsed, session, files[0]);
        var counts = new DecisionCounts(classifier.Manifest.ClassNames);
        DecisionFile.Write(path, session, classifier.Manifest, counts, sink => session.Watch(progress =>
        {
            var options = new ClassifyOptions { Strict = session.Strict, Progress = progress, Cancellation = session.Cancellation };
            foreach (FrameDecision decision in files.SelectMany(file => classifier.Classify(file, options)))
                sink.Write(decision);
            session.Cancellation.ThrowIfCancellationRequested();
            sink.Finish();
            return true;
        }));
        session.Note(counts.ToString());
        if (path is not null)
            session.Note($"wrote {path}");
        return ExitCode.Done;
    }
}
