using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

public sealed partial class HitClassifier
{
    /// <summary>The rendering that the model was trained with.</summary>
    public RenderOptions Rendering => RenderStage.Options;

    /// <summary>The mask that the model was trained with; null when every pixel was taken.</summary>
    public Mask? Mask => RenderStage.Mask;

    private RenderIntensityScaleTransformer RenderStage => StageRegistry.Flatten(Model).OfType<RenderIntensityScaleTransformer>().First();

    /// <summary>
    /// The same model behind another rendering: for a detector whose gain, offset or bad pixels are not those of the training frames.
    /// </summary>
    /// <param name="rendering">Gain, offset, intensity scale and JPEG quality.</param>
    /// <param name="mask">Good pixels; null takes all of them.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public HitClassifier WithRendering(RenderOptions rendering, Mask? mask)
    {
        ArgumentNullException.ThrowIfNull(rendering);
        rendering.Validate();
        ITransformer[] stages =
        [
            .. StageRegistry.Flatten(Model).Select(stage => stage is RenderIntensityScaleTransformer render
                ? new RenderIntensityScaleTransformer(new ColumnPair(render.OutputColumnName, render.InputColumnName), rendering, mask)
                : stage),
        ];
        return new HitClassifier(_mlContext, new TransformerChain<ITransformer>(stages), InputSchema, Manifest with
        {
            Preprocessing = StageFacts.PreprocessingOf(rendering, mask),
        });
    }
}
