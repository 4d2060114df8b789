using System.Collections.Concurrent;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

/// <summary>Frames that tell their own number, and who asked for them.</summary>
internal sealed class FakeBlocks(int count, int together) : IFrameBlocks
{
    public const int Pixels = 6;

    private int _reading;

    public int Count => count;

    public int PixelCount { get; init; } = Pixels;

    public int BlockFrames => Math.Min(count, together);

    public bool IsPacked { get; init; }

    public bool IsDisposed { get; private set; }

    /// <summary>The reason why a frame is bad; it may throw as well.</summary>
    public Func<int, string?> Bad { get; init; } = _ => null;

    /// <summary>Holds every read up while it is reset.</summary>
    public ManualResetEventSlim Barrier { get; } = new(true);

    public ConcurrentQueue<(int First, int Count)> Reads { get; } = [];

    public int Reading => Volatile.Read(ref _reading);

    public static float[] Frame(int index) => [.. Enumerable.Range(0, Pixels).Select(pixel => (1000f * index) + pixel)];

    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        Interlocked.Increment(ref _reading);
        Barrier.Wait();
        Reads.Enqueue((first, reasons.Length));
        try
        {
            for (int i = 0; i < reasons.Length; i++)
            {
                reasons[i] = Bad(first + i);
                Frame(first + i).CopyTo(destination[(i * PixelCount)..]);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _reading);
        }
    }

    public void Dispose() => IsDisposed = true;
}
