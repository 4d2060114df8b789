using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml classify</c>: one decision a frame.</summary>
internal sealed class ClassifyCommand : CliCommand
{
    private readonly Argument<string[]> _files = new("FILE") { Description = "Frame files or folders; the content tells the format.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _out = new("--out") { Description = "Write the decisions into this file: .csv, .json, or .cxi with the frames themselves." };
    private readonly Option<string?> _keep = new("--keep") { Description = "Of a .cxi file: the classes whose frames it holds, as CLASS[,CLASS] (default: all usable frames)." };
    private readonly ModelOptions _model;
    private readonly FrameOptions _frames;

    public ClassifyCommand()
        : base("classify", "Decide for every frame what it shows.", strict: true)
    {
        Add(_files);
        Add(_out);
        Add(_keep);
        _model = new ModelOptions(this);
        _frames = new FrameOptions(this);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        string? path = parsed.GetValue(_out);
        string[] names = parsed.GetRequiredValue(_files);
        if (path is not null)
        {
            DecisionFile.RequireKnown(path);
            OutputPath.Require(path, "--out");
            OutputPath.RequireOther(path, "--out", names);
        }

        string[] keep = Keep(parsed, path);
        // Every file is opened before the first frame is read: a wrong name does not show after an hour.
        FrameCollection[] files = [.. names.Select(file => _frames.Open(parsed, file))];
        FrameClassifier classifier = _model.Load(parsed, session, files[0]);
        if (keep.Except(classifier.Manifest.ClassNames).FirstOrDefault() is { } unknown)
            throw new UsageException($"--keep {unknown}: the model has no such class; it has {string.Join(", ", classifier.Manifest.ClassNames)}");
        if (path is not null && DecisionFile.IsCxi(path))
            ClassifiedFrames.Require(path, files);
        var counts = new DecisionCounts(classifier.Manifest.ClassNames);
        DecisionFile.Write(new DecisionTarget(path, files, keep), session, classifier.Manifest, counts, sink => session.Watch(progress =>
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

    private string[] Keep(ParseResult parsed, string? path)
    {
        if (parsed.GetValue(_keep) is not { } text)
            return [];
        if (path is null || !DecisionFile.IsCxi(path))
            throw new UsageException("--keep chooses the frames of a CXI file: give --out with a name that ends in .cxi, or leave it out");
        string[] keep = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return keep.Length > 0 ? keep : throw new UsageException("--keep is empty; one class or several, separated by commas, were expected");
    }
}
