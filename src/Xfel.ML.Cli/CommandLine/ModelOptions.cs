using System.CommandLine;
using Xfel.ML.Numerics;

namespace Xfel.ML.Cli;

/// <summary>The model, and what of its stored preprocessing the user wants otherwise: <c>--model --weights --scale --gain --offset --quality --mask --center</c>.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _model = new("--model") { Description = "The model bundle (.xfel)." };
    private readonly Option<string?> _weights = new("--weights") { Description = "The ONNX file that the model was trained on; refused when it holds other weights. The model brings its own: this only checks." };
    private readonly RenderingOptions _rendering;

    public ModelOptions(Command command)
    {
        command.Add(_model);
        command.Add(_weights);
        _rendering = new RenderingOptions(command);
    }

    /// <summary>Loads the model and says what it is, and what of it was overridden.</summary>
    public HitClassifier Load(ParseResult parsed, Session session, FrameCollection frames)
    {
        string path = parsed.GetValue(_model)
            ?? throw new UsageException("--model is missing; this version comes without a trained model: 'xfel-ml demo' or 'xfel-ml train vgg16-logistic' makes one");
        HitClassifier classifier = HitClassifier.Load(path);
        RenderOptions? rendering = _rendering.Override(parsed, classifier.Rendering);
        Mask? mask = _rendering.MaskPath(parsed) is { } maskPath ? frames.ReadMask(maskPath) : null;
        CropOptions? window = _rendering.Window(parsed, frames);
        if (parsed.GetValue(_weights) is { } weights)
            classifier.RequireWeights(weights);
        if (rendering is not null || mask is not null || window is not null)
        {
            string stored = classifier.Manifest.Preprocessing;
            classifier = classifier.WithRendering(rendering ?? classifier.Rendering, mask ?? classifier.Mask, window ?? classifier.Window);
            session.Note($"preprocessing: {classifier.Manifest.Preprocessing} (the model's own is: {stored})");
        }
        else
        {
            session.Note($"preprocessing, as stored in the model: {classifier.Manifest.Preprocessing}");
        }

        session.Note($"weights: {classifier.Manifest.Weights}");
        return classifier;
    }
}
