using Microsoft.ML;
using Xfel.ML.Bundles;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>What reports say of a pipeline's stages.</summary>
internal static class StageFacts
{
    public static string WeightsOf(ITransformer model) =>
        StageRegistry.Flatten(model).OfType<Vgg16FeaturizeTransformer>().FirstOrDefault()?.WeightsDescription ?? "";

    public static string PreprocessingOf(RenderOptions rendering, Mask? mask, CropOptions? window) =>
        new FramePreparation { Rendering = rendering, Mask = mask, Window = window }.ToString();
}
