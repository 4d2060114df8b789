using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml evaluate</c>: a model's decisions against the labels of a file.</summary>
internal sealed class EvaluateCommand : CliCommand
{
    private readonly Option<string> _data = new("--data") { Description = "The labelled frames.", Required = true };
    private readonly ModelOptions _model;
    private readonly FrameOptions _frames;

    public EvaluateCommand()
        : base("evaluate", "Hold a model's decisions against the labels of a file.", strict: true)
    {
        Add(_data);
        _model = new ModelOptions(this);
        _frames = new FrameOptions(this);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        FrameCollection frames = _frames.Open(parsed, parsed.GetRequiredValue(_data));
        FrameClassifier classifier = _model.Load(parsed, session, frames);
        FrameEvaluation evaluation = session.Watch(progress => classifier.Evaluate(frames, new ClassifyOptions
        {
            Strict = session.Strict,
            Progress = progress,
            Cancellation = session.Cancellation,
        }));
        if (session.Json)
        {
            JsonOutput.Print(session.Out, EvaluationDocument.Of(evaluation, classifier.Manifest));
            return ExitCode.Done;
        }

        var text = new TextDecisions(session.Out);
        foreach (FrameDecision decision in evaluation.Decisions.Where(decision => !decision.IsUsable))
            text.Write(decision);
        EvaluationText.WriteTable(session.Out, evaluation.Metrics);
        EvaluationText.WriteClasses(session.Out, evaluation.Metrics);
        if (evaluation.Labels is { } labels)
            LabelText.Write(session.Out, labels);
        EvaluationText.WriteIntervals(session.Out, evaluation.Metrics);
        session.Out.WriteLine(EvaluationText.Figures(evaluation.Metrics));
        return ExitCode.Done;
    }
}
