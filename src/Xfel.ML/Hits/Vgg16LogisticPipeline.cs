using Microsoft.ML;
using Microsoft.ML.Trainers;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>The pipeline of Han &amp; Li, section 4.2: render at one intensity scale, resize, VGG16 features, logistic regression.</summary>
public static class Vgg16LogisticPipeline
{
    /// <summary>The name under which the command line and bundles know it.</summary>
    public const string Network = "vgg16-logistic";

    private const string Rendered = "Rendered";
    private const string Features = "Features";

    /// <summary>
    /// Builds the pipeline. A cache stands between featurizer and trainer, because L-BFGS reads its input some thirty times,
    /// and the trainer has one thread, because more would change its bits.
    /// </summary>
    /// <param name="mlContext">The context.</param>
    /// <param name="options">Rendering, network and regularisation.</param>
    public static IEstimator<ITransformer> Create(MLContext mlContext, HitClassifierOptions options)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        ArgumentNullException.ThrowIfNull(options);
        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = FrameColumns.Label,
            FeatureColumnName = Features,
            L1Regularization = 0,
            L2Regularization = 1 / options.InverseRegularization,
            OptimizationTolerance = 1e-9f,
            NumberOfThreads = 1,
        });
        IEstimator<ITransformer> render = mlContext.Transforms.RenderIntensityScale(Rendered, FrameColumns.Frame, options.Rendering, options.Mask);
        if (options.Window is not null)
            render = render.Append(mlContext.Transforms.CropFrames(Rendered, null, options.Window));
        return render
            .Append(mlContext.Transforms.ResizeFrames(Rendered, Vgg16Features.InputSize.Height, Vgg16Features.InputSize.Width))
            .Append(mlContext.Transforms.FeaturizeVgg16(Features, Rendered, options.Features))
            .AppendCacheCheckpoint(mlContext)
            .Append(trainer);
    }
}
