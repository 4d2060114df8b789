using Xfel.ML.Numerics;

namespace Xfel.ML.Benchmarks;

/// <summary>CCF maps of frames in memory, from frame to finished map: resampling and both triangles. The default options are those of Zimmermann et al. and of the peers.</summary>
internal class CcfBenchmark(string name, Mask? mask) : IBenchmark
{
    protected static readonly FrameSize Size = new(224, 224);

    private const int Frames = 64;

    public CcfBenchmark()
        : this("ccf", mask: null)
    {
    }

    public string Name => name;

    public string Describe()
    {
        var options = new CorrelationOptions();
        string bad = mask is null ? "" : $", {Size.PixelCount - mask.GoodCount} pixels masked";
        return $"{Frames} maps of {options.Polar.Radii} radii x {options.Polar.Angles} angles and order {options.Order} from frames of {Size}{bad}";
    }

    public BenchmarkMeasurement Measure(BenchmarkSettings settings)
    {
        var random = new Random(1);
        var frames = new float[Frames * Size.PixelCount];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = 10 * random.NextSingle();
        var correlation = new AngularCorrelation(Size, new(), mask);
        var maps = new float[Frames * correlation.MapSize.PixelCount];
        return PassTimer.Measure(Frames, warmups: 20, () => correlation.Correlate(frames, Frames, maps, settings.Threads));
    }
}
