using System.CommandLine;
using Xfel.ML.Numerics;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml export</c>: a trained network as ONNX, for other runtimes.</summary>
internal sealed class ExportCommand : CliCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "A model bundle (.xfel) with a trained network." };
    private readonly Option<string> _out = new("--out") { Description = "The ONNX file to write (opset 17, weights included).", Required = true };

    public ExportCommand()
        : base("export", "Write a model's network as ONNX, for other runtimes.")
    {
        Add(_model);
        Add(_out);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        string path = parsed.GetRequiredValue(_model), target = parsed.GetRequiredValue(_out);
        OutputPath.Require(target, "--out");
        OutputPath.RequireOther(target, "--out", [path]);
        if (FrameClassifier.Load(path) is not NetworkClassifier classifier)
            throw new InvalidInputException($"{path}: holds the model {Vgg16LogisticPipeline.Network}, a regression on fixed features; only trained networks are exported: train one of {string.Join(", ", DiffractionNetworks.Names)}");
        classifier.SaveOnnx(target);
        string input = $"1 x {classifier.InputSize.Height} x {classifier.InputSize.Width}", preparation = classifier.Preparation.ToString();
        if (session.Json)
        {
            JsonOutput.Print(session.Out, new { @out = target, network = classifier.Manifest.Network, input, preparation, classes = classifier.Manifest.ClassNames });
            return ExitCode.Done;
        }

        session.Out.WriteLine($"wrote {target}: {classifier.Manifest.Network}, input N x {input}, scores of {string.Join(", ", classifier.Manifest.ClassNames)}");
        session.Out.WriteLine($"prepare frames as the model does: {preparation}");
        return ExitCode.Done;
    }
}
