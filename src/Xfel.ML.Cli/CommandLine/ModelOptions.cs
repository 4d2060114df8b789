using System.CommandLine;
using Xfel.ML.Numerics;

namespace Xfel.ML.Cli;

/// <summary>The model, and what of its stored preprocessing the user wants otherwise: <c>--model --scale --gain --offset --quality --mask</c>.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _model = new("--model") { Description = "The model bundle (.xfel)." };
    private readonly RenderingOptions _rendering;

    public ModelOptions(Command command)
    {
        command.Add(_model);
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
        if (rendering is not null || mask is not null)
        {
            string stored = classifier.Manifest.Preprocessing;
            classifier = classifier.WithRendering(rendering ?? classifier.Rendering, mask ?? classifier.Mask);
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
