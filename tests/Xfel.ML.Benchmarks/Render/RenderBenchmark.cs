using System.Diagnostics;
using Xfel.ML.Numerics;

namespace Xfel.ML.Benchmarks;

/// <summary>
/// Whole rendering (photons to grey levels and the JPEG step) of 224 x 224 frames at scale 10 and quality 75. The peer encodes and
/// decodes the grey levels of the same frames; it is given those levels, so the rendering to grey is in our time and not in its.
/// </summary>
internal sealed class RenderBenchmark : IBenchmark
{
    private const double WarmUpSeconds = 0.5;
    private const double Seconds = 2;

    public string Name => "render";

    public string Describe() => $"{RenderFrames.Count} frames of {RenderFrames.Size}: photons to grey levels and the JPEG step at quality 75; the peer has one thread, encodes and decodes";

    public BenchmarkMeasurement Measure(BenchmarkSettings settings)
    {
        float[][] frames = [.. Enumerable.Range(0, RenderFrames.Count).Select(RenderFrames.Make)];
        RenderFor(WarmUpSeconds, frames, settings.Threads);
        return new BenchmarkMeasurement { FramesPerSecond = RenderFor(Seconds, frames, settings.Threads) };
    }

    private static double RenderFor(double seconds, float[][] frames, int threads)
    {
        var options = new RenderOptions();
        long total = 0;
        var clock = Stopwatch.StartNew();
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            var grey = new byte[RenderFrames.Size.PixelCount];
            long done = 0;
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                foreach (float[] frame in frames)
                    FrameRenderer.Render(frame, RenderFrames.Size, options, mask: null, grey);
                done += frames.Length;
            }

            Interlocked.Add(ref total, done);
        }))];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        return total / clock.Elapsed.TotalSeconds;
    }
}
