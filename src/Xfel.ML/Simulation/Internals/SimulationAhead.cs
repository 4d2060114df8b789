using System.Collections.Concurrent;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>
/// Hands out simulated frames. While they are asked for in order, the next ones are simulated on the thread pool, or by whoever needs one that the pool has not come round to; frames
/// out of order are simulated where they are asked for. Memory is bounded, whatever the number of frames.
/// </summary>
internal sealed class SimulationAhead : IDisposable
{
    private const long MostBytes = 64 << 20;

    private readonly SimulatorPool _simulators;
    private readonly FrameSize _size;
    private readonly int _count;
    private readonly int _ahead;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Lazy<SimulatedPixels>> _begun = [];
    private readonly ConcurrentBag<SimulatedPixels> _free = [];
    private int _last = int.MinValue;
    private volatile bool _disposed;

    /// <param name="simulators">What simulates.</param>
    /// <param name="size">The frames' size.</param>
    /// <param name="count">Number of frames.</param>
    /// <param name="threads">Threads to keep busy; 0 for one per processor. With one, nothing is simulated ahead.</param>
    public SimulationAhead(SimulatorPool simulators, FrameSize size, int count, int threads)
    {
        _simulators = simulators;
        _size = size;
        _count = count;
        threads = threads == 0 ? Environment.ProcessorCount : threads;
        _ahead = threads == 1 ? 0 : (int)Math.Clamp(MostBytes / (size.PixelCount * (sizeof(float) + sizeof(bool))), 1, 2L * threads);
    }

    /// <summary>Gives a frame and, where <paramref name="good"/> is not empty, its good pixels.</summary>
    public void Read(int index, Span<float> pixels, Span<bool> good)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _count);
        if (Take(index) is not { } begun)
        {
            _simulators.Fill(index, pixels, good);
            return;
        }

        SimulatedPixels frame = begun.Value;
        frame.Pixels.CopyTo(pixels);
        if (!good.IsEmpty)
            frame.Good.CopyTo(good);
        _free.Add(frame);
    }

    /// <summary>What has not begun is not simulated any more.</summary>
    public void Dispose() => _disposed = true;

    private Lazy<SimulatedPixels>? Take(int index)
    {
        lock (_gate)
        {
            bool inOrder = index == _last + 1;
            _last = index;
            _begun.Remove(index, out Lazy<SimulatedPixels>? begun);
            if (inOrder && _ahead > 0)
                BeginAfter(index);
            return begun;
        }
    }

    private void BeginAfter(int index)
    {
        long last = Math.Min(_count - 1L, (long)index + _ahead);
        foreach (int stale in _begun.Keys.Where(key => key < index || key > last).ToArray())
            _begun.Remove(stale);
        for (int next = index + 1; next <= last; next++)
        {
            if (!_begun.ContainsKey(next))
                _begun.Add(next, Begin(next));
        }
    }

    private Lazy<SimulatedPixels> Begin(int index)
    {
        // Lazy has one thread simulate, be it the pool's or the reader's, and the other wait for it.
        var frame = new Lazy<SimulatedPixels>(() => Simulate(index));
        ThreadPool.UnsafeQueueUserWorkItem(Simulate, frame, preferLocal: false);
        return frame;
    }

    private void Simulate(Lazy<SimulatedPixels> frame)
    {
        try
        {
            if (!_disposed)
                _ = frame.Value;
        }
        catch (Exception)
        {
            // Whoever asks for the frame is told: the same exception is thrown again there.
        }
    }

    private SimulatedPixels Simulate(int index)
    {
        if (!_free.TryTake(out SimulatedPixels? frame))
            frame = new SimulatedPixels(new float[_size.PixelCount], new bool[_size.PixelCount]);
        _simulators.Fill(index, frame.Pixels, frame.Good);
        return frame;
    }
}
