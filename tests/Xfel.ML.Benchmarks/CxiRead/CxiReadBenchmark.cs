using Xfel.ML.Formats;

namespace Xfel.ML.Benchmarks;

/// <summary>Reads every frame of a deflate CXI once, in order, as any caller would.</summary>
internal class CxiReadBenchmark : IBenchmark
{
    public virtual string Name => "cxi-read";

    public virtual string Describe() => $"a full pass over {CxiReadFile.Frames} simulated frames of 128 x 128, float32, deflate, a chunk a frame";

    protected virtual string File() => CxiReadFile.Deflate();

    public BenchmarkMeasurement Measure(BenchmarkSettings settings)
    {
        string path = File();
        int frames = 0;
        void Pass()
        {
            using IFrameSource source = FrameFile.Open(path);
            var pixels = new float[source.Size.PixelCount];
            frames = source.Count;
            for (int i = 0; i < frames; i++)
            {
                if (source.TryRead(i, pixels) is { } reason)
                    throw new InvalidOperationException($"frame {i} is bad: {reason}");
            }
        }

        BenchmarkMeasurement measured = PassTimer.Measure(1, warmups: 1, Pass);
        return measured with { FramesPerSecond = frames * measured.FramesPerSecond };
    }
}
