using Xfel.ML.Networks;
using Xfel.ML.Numerics;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Tests.Conformance;

/// <summary>Every estimator of the library. A new one is added here, and the whole suite runs over it.</summary>
internal static class ConformanceCases
{
    private static readonly FrameSize Small = new(9, 14);

    private static readonly Mask Checkered = new(Small, [.. Enumerable.Range(0, Small.PixelCount).Select(i => i % 3 != 0)]);

    private static readonly Mask Gapped = new(Small, [.. Enumerable.Range(0, Small.PixelCount).Select(i => i % Small.Width != 9)]);

    private static readonly Frame Sloping = new(Small, [.. Enumerable.Range(0, Small.PixelCount).Select(i => i == 5 ? float.NaN : i / 40f)]);

    private static readonly PolarOptions Off = new() { Radii = 5, Angles = 12, CenterX = 6.25, CenterY = 4.5, OuterRadius = 6 };

    private static readonly CorrelationOptions Correlation = new() { Order = 3, Polar = new PolarOptions { Radii = 7, Angles = 16 } };

    private static readonly Dictionary<string, ConformanceCase> Cases = new()
    {
        ["render"] = new(Small, (t, o, i) => t.RenderIntensityScale(o, i), RenderIntensityScaleTransformer.Load),
        ["render with options and mask"] = new(
            Small,
            (t, o, i) => t.RenderIntensityScale(o, i, new RenderOptions { Scale = 3, GainAduPerPhoton = 1.5f, Offset = -0.25f, Quality = 40 }, Checkered),
            RenderIntensityScaleTransformer.Load,
            TakesOtherSizes: false),
        ["photons"] = new(Small, (t, o, i) => t.ConvertToPhotons(o, i, PhotonScaling.Logarithmic), ConvertToPhotonsTransformer.Load),
        ["photons with options and mask"] = new(
            Small,
            (t, o, i) => t.ConvertToPhotons(o, i, new PhotonOptions { GainAduPerPhoton = 1.5f, Offset = -0.25f, Scaling = PhotonScaling.SquareRoot }, Checkered),
            ConvertToPhotonsTransformer.Load,
            TakesOtherSizes: false),
        ["resize"] = new(Small, (t, o, i) => t.ResizeFrames(o, 5, 21, i), ResizeFramesTransformer.Load),
        ["crop"] = new(Small, (t, o, i) => t.CropFrames(o, 12, 8, i), CropFramesTransformer.Load),
        ["crop around a centre"] = new(
            Small,
            (t, o, i) => t.CropFrames(o, i, new CropOptions { Height = 6, Width = 6, Fill = -2.5f, CenterX = 1.25, CenterY = 7 }),
            CropFramesTransformer.Load),
        ["standardize per frame"] = new(Small, (t, o, i) => t.StandardizeFrames(o, i), StandardizeFramesTransformer.Load),
        ["standardize per pixel"] = new(
            Small, (t, o, i) => t.StandardizeFrames(o, i, StandardizationMode.PerPixel), StandardizeFramesTransformer.Load, TakesOtherSizes: false, Learns: true),
        ["apply mask"] = new(Small, (t, o, i) => t.ApplyMask(o, i, Checkered), ApplyMaskTransformer.Load, TakesOtherSizes: false),
        ["apply mask with a number"] = new(Small, (t, o, i) => t.ApplyMask(o, i, Checkered, fill: -1.5f), ApplyMaskTransformer.Load, TakesOtherSizes: false),
        ["subtract the median"] = new(Small, (t, o, i) => t.SubtractBackground(o, i), SubtractBackgroundTransformer.Load, TakesOtherSizes: false, Learns: true),
        ["subtract the median of a sample"] = new(
            Small,
            (t, o, i) => t.SubtractBackground(o, i, new BackgroundOptions { MedianFrames = 3, Seed = 2, ScaleToFrame = true }),
            SubtractBackgroundTransformer.Load,
            TakesOtherSizes: false,
            Learns: true),
        ["subtract the mean"] = new(
            Small, (t, o, i) => t.SubtractBackground(o, i, BackgroundStatistic.Mean), SubtractBackgroundTransformer.Load, TakesOtherSizes: false, Learns: true),
        ["subtract a given background"] = new(
            Small,
            (t, o, i) => t.SubtractBackground(o, i, new BackgroundOptions { Background = Sloping, ScaleToFrame = true }),
            SubtractBackgroundTransformer.Load,
            TakesOtherSizes: false),
        ["noise of the mean"] = new(Small, (t, o, i) => t.AddUniformNoise(o, i), AddUniformNoiseTransformer.Load, Learns: true),
        ["noise of the maximum"] = new(
            Small, (t, o, i) => t.AddUniformNoise(o, i, new UniformNoiseOptions { Level = NoiseLevel.Maximum, Seed = 4 }), AddUniformNoiseTransformer.Load, Learns: true),
        ["noise of a given strength"] = new(
            Small, (t, o, i) => t.AddUniformNoise(o, i, new UniformNoiseOptions { Upper = 2.5f, Seed = -3 }), AddUniformNoiseTransformer.Load),
        ["log activation"] = new(Small, (t, o, i) => t.LogActivation(o, i), LogActivationTransformer.Load),
        ["log activation of another strength"] = new(Small, (t, o, i) => t.LogActivation(o, i, alpha: 1.25f), LogActivationTransformer.Load),
        ["polar"] = new(Small, (t, o, i) => t.PolarTransform(o, i), PolarTransformTransformer.Load),
        ["polar with options and mask"] = new(
            Small,
            (t, o, i) => t.PolarTransform(o, i, new PolarTransformOptions { Polar = Off, BadSamples = PolarFill.NaN }, Gapped),
            PolarTransformTransformer.Load,
            TakesOtherSizes: false),
        ["correlate in batches"] = new(Small, (t, o, i) => t.CorrelateAngles(o, i, Correlation, mask: null, threads: 2), CorrelateAnglesTransformer.Load),
        ["correlate row by row with a mask"] = new(
            Small,
            (t, o, i) => t.CorrelateAngles(o, i, Correlation with { Part = CorrelationPart.Magnitude, Polar = Off }, Gapped, threads: 1),
            CorrelateAnglesTransformer.Load,
            TakesOtherSizes: false),
        ["score row by row"] = Score(batchSize: 1),
        ["score in batches"] = Score(batchSize: 3),
        ["featurize row by row"] = Featurize(batchSize: 1),
        ["featurize in batches"] = Featurize(batchSize: 3),
    };

    public static IEnumerable<object[]> Names => Cases.Keys.Select(name => new object[] { name });

    public static ConformanceCase Get(string name) => Cases[name];

    private static ConformanceCase Score(int batchSize)
    {
        Sequential layers = [Conv(6, 5, stride: 4), Relu(), MaxPool(4), GlobalAveragePool(), Linear(3)];
        var model = NetworkModel.CreateRandom(layers.ForInput("small", new FeatureShape(1, 224, 224)), NetworkHead.None, seed: 2);
        return new(
            Vgg16Features.InputSize,
            (t, o, i) => t.ScoreNetwork(o, i, model, new NetworkScoreOptions { BatchSize = batchSize, Threads = 2 }),
            ScoreNetworkTransformer.Load,
            TakesOtherSizes: false);
    }

    private static ConformanceCase Featurize(int batchSize) => new(
        Vgg16Features.InputSize,
        (t, o, i) => t.FeaturizeVgg16(o, i, new Vgg16Options { Width = 1.0 / 16, Seed = 3, BatchSize = batchSize, Threads = 2 }),
        Vgg16FeaturizeTransformer.Load,
        TakesOtherSizes: false);
}
