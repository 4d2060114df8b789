using System.Buffers;
using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Zimmermann et al., table 6: CCF maps against frames under noise.</summary>
internal sealed class ZimmermannTable6Experiment : ZimmermannExperiment
{
    /// <summary>By level of noise: the paper's figures of frames and of CCF maps.</summary>
    private static readonly (NoiseLevel? Level, string Name, PublishedMetrics Frames, PublishedMetrics Maps)[] Levels =
    [
        (null, "none", new(0.965, 0.922, 0.870), new(0.950, 0.901, 0.838)),
        (NoiseLevel.Mean, "mean", new(0.954, 0.910, 0.853), new(0.948, 0.897, 0.833)),
        (NoiseLevel.MeanPlusStandardDeviation, "mean + std", new(0.944, 0.887, 0.815), new(0.946, 0.893, 0.823)),
        (NoiseLevel.Maximum, "maximum", new(0.926, 0.865, 0.808), new(0.944, 0.905, 0.814)),
    ];

    public override string Name => "zimmermann-table6";

    public override string Title => "Do cross-correlation maps make a network robust against noise?";

    public override string Summary => "ResNet-18 with logarithmic activation on helium frames and on their CCF maps, under four levels of uniform noise";

    protected override string Place => "table 6, section 5.3";

    public override object SettingsOf(ExperimentSize size) => ZimmermannTable6Settings.Of(size);

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) => Conduct(options, ZimmermannTable6Settings.Of(options.Size));

    internal static (ZimmermannTable6Results Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, ZimmermannTable6Settings settings)
    {
        settings.Validate();
        // Noise is a detector's: it lies on the frames as they come, and both inputs are made of the noisy frames.
        HeliumData data = HeliumData.Prepare(options, settings with { Side = settings.SimulatedSide });
        var statistics = new NoiseStatistics();
        foreach (float[] frame in data.Training.Pixels)
            statistics.Add(frame);
        var maps = new AngularCorrelation(data.Training.Size, new() { Polar = new() { Radii = settings.Side, Angles = settings.Angles }, Order = settings.Order });
        TrainingOptions training = HeliumRecipe.Training(settings, options);
        NetworkDescription network = HeliumRecipe.ResNet(18, settings, settings.LogAlpha, data.Names.Count, maps.MapSize);
        int[] shown = [.. ZimmermannReport.FirstOfEachKind(data.Evaluation).Take(2)];
        var pictures = shown.Select(_ => new List<ReportPicture>()).ToArray();
        var levels = new List<ZimmermannNoise>();
        foreach ((NoiseLevel? level, string name, PublishedMetrics ofFrames, PublishedMetrics ofMaps) in Levels)
        {
            float upper = level is { } noisy ? Math.Max(0, statistics.Upper(noisy)) : 0;
            // Each level is a data set of its own: every frame gets its noise once, and the maps are those of the noisy frames.
            HeliumData frames = Made((noisy, frame) => FrameResize.Bilinear(noisy, data.Training.Size, frame, maps.MapSize)), correlated = InUnits(Made((noisy, map) => maps.Correlate(noisy, map)), options);
            HeliumModel one = Train("frames", frames.ForNetwork(options), training), other = Train("CCF maps", correlated, OfMaps(training));
            levels.Add(new ZimmermannNoise(name, upper, one.Facts with { Paper = ofFrames }, other.Facts with { Paper = ofMaps }, HeliumModel.Difference(one, other, frames)));
            for (int i = 0; i < shown.Length; i++)
                pictures[i].AddRange([ZimmermannReport.Picture(frames, shown[i], [$"frame, noise: {name}"]), ZimmermannReport.MapPicture(correlated.Evaluation, shown[i], [$"CCF map, noise: {name}"])]);

            HeliumData Made(Action<ReadOnlySpan<float>, Span<float>> make) => data.With(maps.MapSize, pixels => OfNoisy(pixels, upper, options.Seed, maps.MapSize, make), options);

            HeliumModel Train(string input, HeliumData seen, TrainingOptions recipe)
            {
                string title = $"{input}, noise: {name}";
                return HeliumModel.Train(title, network, recipe, seen, Stage(title, 2 * levels.Count + (input == "frames" ? 1 : 2), 2 * Levels.Length), options);
            }
        }

        var results = new ZimmermannTable6Results(data.Facts(), levels);
        ReportItem[] examples = [.. shown.Select((index, i) => new ReportPictures($"One evaluation frame ({ZimmermannReport.LabelsOf(data, index)}) at the four levels of noise, and its CCF maps. Frames: grey is the logarithm of the photons. Maps: sign(x) ln(1 + |x| / median|x|), red above 0, blue below, radii grow downwards and to the right; below the diagonal the full correlation, above it order {settings.Order}.", pictures[i]))];
        return (results, ZimmermannTable6Report.Of(results, settings, data, examples, options.Data is null));
    }

    /// <summary>A flipped frame has the map of the frame itself (the real part of order n too), while a flipped map is the map of no frame: maps are not flipped.</summary>
    private static TrainingOptions OfMaps(TrainingOptions training) =>
        training with { Augmentation = training.Augmentation with { FlipHorizontal = false, FlipVertical = false } };

    /// <summary>
    /// Maps in units of the median over training maps of their median magnitude: one factor for all. Maps are squares of intensities, and far above 1 the logarithmic activation hardly tells a value from its
    /// hundredfold.
    /// </summary>
    internal static HeliumData InUnits(HeliumData maps, ExperimentOptions options)
    {
        float[] medians = Array.ConvertAll([.. maps.Training.Pixels], map => Median(Array.ConvertAll(map, Math.Abs)));
        float unit = Median(medians);
        return unit > 0 && float.IsFinite(unit) ? maps.With(maps.Training.Size, map => Array.ConvertAll(map, value => value / unit), options) : maps;
    }

    /// <summary>The middle value; sorts its argument.</summary>
    private static float Median(float[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    /// <summary>What is made of a frame with noise. The noisy frame itself, far larger, is not kept.</summary>
    private static float[] OfNoisy(float[] pixels, float upper, int seed, FrameSize size, Action<ReadOnlySpan<float>, Span<float>> make)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(pixels.Length);
        Span<float> noisy = rented.AsSpan(0, pixels.Length);
        UniformNoise.Add(pixels, upper, seed, noisy);
        var made = new float[size.PixelCount];
        make(noisy, made);
        ArrayPool<float>.Shared.Return(rented);
        return made;
    }
}
