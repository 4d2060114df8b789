using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

public sealed partial class HitClassifier
{
    /// <summary>How frames are rendered: gain, offset, intensity scale, JPEG quality.</summary>
    public RenderOptions Rendering => RenderStage.Options;

    /// <summary>Good pixels; null takes all of them.</summary>
    public override Mask? Mask => RenderStage.Mask;

    /// <summary>The window about the beam centre that is looked at; null takes whole frames.</summary>
    public CropOptions? Window => Stages.OfType<CropFramesTransformer>().FirstOrDefault()?.Options;

    private IEnumerable<ITransformer> Stages => StageRegistry.Flatten(Model);

    private RenderIntensityScaleTransformer RenderStage => Stages.OfType<RenderIntensityScaleTransformer>().Single();

    /// <summary>
    /// The same classifier for a detector with another gain, offset, scale, mask or beam centre than it was trained with. The regression is not fitted anew.
    /// </summary>
    /// <param name="rendering">How to render.</param>
    /// <param name="mask">Good pixels of the frames to come; null takes all of them.</param>
    /// <param name="window">The window to look at, such as <see cref="BeamCenter.Window"/> gives; null takes whole frames.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public HitClassifier WithRendering(RenderOptions rendering, Mask? mask, CropOptions? window = null)
    {
        ArgumentNullException.ThrowIfNull(rendering);
        rendering.Validate();
        window?.Validate();
        RenderIntensityScaleTransformer stored = RenderStage;
        var stages = new List<ITransformer>
        {
            new RenderIntensityScaleTransformer(new ColumnPair(stored.OutputColumnName, stored.InputColumnName), rendering, mask),
        };
        if (window is not null)
            stages.Add(new CropFramesTransformer(new ColumnPair(stored.OutputColumnName, null), window));
        stages.AddRange(Stages.Where(stage => stage is not RenderIntensityScaleTransformer and not CropFramesTransformer));
        return new HitClassifier(MLContext, new TransformerChain<ITransformer>([.. stages]), InputSchema, Manifest with
        {
            Preprocessing = StageFacts.PreprocessingOf(rendering, mask, window),
        });
    }

    /// <summary>Checks that a file holds the very weights that the classifier was trained on: the regression means nothing on others.</summary>
    /// <param name="path">An ONNX file.</param>
    /// <exception cref="InvalidInputException">The file is no VGG16, or its weights are others.</exception>
    public void RequireWeights(string path)
    {
        string digest = Vgg16Features.LoadOnnx(path).Digest;
        string own = Stages.OfType<Vgg16FeaturizeTransformer>().Single().Digest;
        if (digest != own)
            throw new InvalidInputException($"{path}: holds other weights (digest {digest[..12]}...) than the model was trained on ({Manifest.Weights}, digest {own[..12]}...); leave --weights out, or train a model on these");
    }
}
