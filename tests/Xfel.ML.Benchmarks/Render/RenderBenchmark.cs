using System.Diagnostics;
using Xfel.ML.Numerics;

namespace Xfel.ML.Benchmarks.Render;

/// <summary>
/// Whole rendering (photons to grey levels and the JPEG step) of 224 x 224 frames at scale 10 and quality 75. The peer encodes and
/// decodes the grey levels of the same frames; it is given those levels, so the rendering to grey is in our time and not in its.
/// </summary>
internal static class RenderBenchmark
{
    private const double WarmUpSeconds = 0.5;
    private const double Seconds = 2;

    public static (double FramesPerSecond, long PeakMemoryBytes) Run(int threads)
    {
        float[][] frames = [.. Enumerable.Range(0, RenderFrames.Count).Select(RenderFrames.Make)];
        RenderFor(WarmUpSeconds, frames, threads);
        double framesPerSecond = RenderFor(Seconds, frames, threads);
        using Process process = Process.GetCurrentProcess();
        return (framesPerSecond, process.PeakWorkingSet64);
    }

    private static double RenderFor(double seconds, float[][] frames, int threads)
    {
        var options = new RenderOptions();
        long total = 0;
        var clock = Stopwatch.StartNew();
        Thread[] workers = [.. Enumerable.Range(0, Math.Max(1, threads)).Select(_ => new Thread(() =>
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
