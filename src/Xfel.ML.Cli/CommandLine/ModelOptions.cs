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
    public FrameClassifier Load(ParseResult parsed, Session session, FrameCollection frames)
    {
        string path = parsed.GetValue(_model)
            ?? throw new UsageException("--model is missing; this version comes without a trained model: 'xfel-ml demo' or 'xfel-ml train' makes one");
        FrameClassifier stored = FrameClassifier.Load(path);
        Mask? mask = _rendering.MaskPath(parsed) is { } maskPath ? frames.ReadMask(maskPath) : null;
        CropOptions? window = _rendering.Window(parsed, frames);
        if (parsed.GetValue(_weights) is { } weights)
        {
            if (stored is not HitClassifier hits)
                throw new UsageException($"--weights belongs to {Vgg16LogisticPipeline.Network}; the model is a {stored.Manifest.Network}: leave it out");
            hits.RequireWeights(weights);
        }

        FrameClassifier? other = stored switch
        {
            HitClassifier hits => Override(hits, _rendering.Override(parsed, hits.Rendering), mask, window),
            NetworkClassifier network => Override(network, parsed, mask, window),
            _ => null,
        };
        session.Note(other is null
            ? $"preprocessing, as stored in the model: {stored.Manifest.Preprocessing}"
            : $"preprocessing: {other.Manifest.Preprocessing} (the model's own is: {stored.Manifest.Preprocessing})");
        session.Note($"weights: {stored.Manifest.Weights}");
        return other ?? stored;
    }

    private static HitClassifier? Override(HitClassifier stored, RenderOptions? rendering, Mask? mask, CropOptions? window) => rendering is null && mask is null && window is null
        ? null
        : stored.WithRendering(rendering ?? stored.Rendering, mask ?? stored.Mask, window ?? stored.Window);

    private NetworkClassifier? Override(NetworkClassifier stored, ParseResult parsed, Mask? mask, CropOptions? window)
    {
        FramePreparation own = stored.Preparation;
        if (own.Rendering is null && _rendering.IsRendering(parsed))
            throw new UsageException("--scale or --quality was given, but the model sees photons, not grey levels: leave it out");
        RenderOptions? rendering = own.Rendering is { } known ? _rendering.Override(parsed, known) : null;
        PhotonOptions? photons = own.Rendering is null ? _rendering.Override(parsed, own.Photons) : null;
        if (rendering is null && photons is null && mask is null && window is null)
            return null;
        // The network takes windows of one size: a beam centre moves the window, it does not change its size.
        if (window is not null && own.Size is null)
            window = window with { Height = stored.InputSize.Height, Width = stored.InputSize.Width };
        return stored.WithPreparation(own with { Photons = photons ?? own.Photons, Rendering = rendering ?? own.Rendering, Mask = mask ?? own.Mask, Window = window ?? own.Window });
    }
}
