using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

public sealed partial class HitClassifier
{
    /// <summary>How frames are rendered: gain, offset, intensity scale, JPEG quality.</summary>
    public RenderOptions Rendering => RenderStage.Options;

    /// <summary>Good pixels; null takes all of them.</summary>
    public Mask? Mask => RenderStage.Mask;

    /// <summary>Digest of the network's weights.</summary>
    public string WeightsDigest => StageRegistry.Flatten(Model).OfType<Vgg16FeaturizeTransformer>().Single().Digest;

    private RenderIntensityScaleTransformer RenderStage => StageRegistry.Flatten(Model).OfType<RenderIntensityScaleTransformer>().Single();

    /// <summary>
    /// The same classifier for a detector with another gain, offset, scale or mask than it was trained with. The regression is not fitted anew.
    /// </summary>
    /// <param name="rendering">How to render.</param>
    /// <param name="mask">Good pixels of the frames to come; null takes all of them.</param>
    public HitClassifier WithRendering(RenderOptions rendering, Mask? mask)
    {
        ArgumentNullException.ThrowIfNull(rendering);
        rendering.Validate();
        ITransformer[] stages = [.. StageRegistry.Flatten(Model).Select(stage => stage is RenderIntensityScaleTransformer render
            ? new RenderIntensityScaleTransformer(new ColumnPair(render.OutputColumnName, render.InputColumnName), rendering, mask)
            : stage)];
        return new HitClassifier(_mlContext, new TransformerChain<ITransformer>(stages), InputSchema, Manifest with
        {
            Preprocessing = StageFacts.PreprocessingOf(rendering, mask),
        });
    }
}
