using System.Globalization;
using Microsoft.ML;
using Xfel.ML.Bundles;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>What reports say of a pipeline's stages.</summary>
internal static class StageFacts
{
    public static string WeightsOf(ITransformer model) =>
        StageRegistry.Flatten(model).OfType<Vgg16FeaturizeTransformer>().FirstOrDefault()?.WeightsDescription ?? "";

    public static string PreprocessingOf(RenderOptions rendering, Mask? mask, CropOptions? window)
    {
        string jpeg = rendering.Quality == 0 ? "no JPEG step" : $"JPEG quality {rendering.Quality}";
        string masked = mask is null ? "no mask" : $"{mask.Size.PixelCount - mask.GoodCount} pixels masked";
        string looked = window is null ? "whole frames" : string.Create(CultureInfo.InvariantCulture, $"{window.Height} x {window.Width} about {window.CenterX},{window.CenterY}");
        return string.Create(CultureInfo.InvariantCulture,
            $"gain {rendering.GainAduPerPhoton} ADU/photon, offset {rendering.Offset} ADU, intensity scale {rendering.Scale} photons, {jpeg}, {masked}, {looked}");
    }
}
