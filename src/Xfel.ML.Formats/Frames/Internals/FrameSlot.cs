using System.Runtime.ExceptionServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>
/// Room for a block of frames and the work that fills it. The thread pool does that work, or whoever needs the block if the pool has not come
/// round to it: nobody waits for a thread that is busy elsewhere.
/// </summary>
internal sealed class FrameSlot : IThreadPoolWorkItem
{
    private readonly ManualResetEventSlim _filled = new(initialState: true);
    private IFrameBlocks? _blocks;
    private float[] _pixels = [];
    private string?[] _reasons = [];
    private ExceptionDispatchInfo? _fault;
    private int _first;
    private int _count;
    private int _claimed = 1;
    private int _holders;

    /// <summary>The block in here; -1 for none.</summary>
    public int Block { get; private set; } = -1;

    /// <summary>Whether somebody is still copying out of it, or it is being filled.</summary>
    public bool IsHeld => Volatile.Read(ref _holders) > 0 || !_filled.IsSet;

    public void Hold() => Interlocked.Increment(ref _holders);

    public void Release() => Interlocked.Decrement(ref _holders);

    /// <summary>Has a block read on another thread.</summary>
    public void Begin(IFrameBlocks blocks, int block)
    {
        // Whatever goes wrong below, the slot does not pass for the one that it is not.
        Block = -1;
        _blocks = blocks;
        _first = block * blocks.BlockFrames;
        _count = Math.Min(blocks.BlockFrames, blocks.Count - _first);
        if (_pixels.Length < _count * blocks.PixelCount)
            _pixels = GC.AllocateUninitializedArray<float>(_count * blocks.PixelCount);
        if (_reasons.Length < _count)
            _reasons = new string?[_count];
        Block = block;
        _fault = null;
        _filled.Reset();
        Volatile.Write(ref _claimed, 0);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Waits for the block and copies one of its frames.</summary>
    public string? CopyTo(int position, int pixelCount, Span<float> destination)
    {
        Execute();
        _filled.Wait();
        _fault?.Throw();
        if (_reasons[position] is { } reason)
            return reason;
        _pixels.AsSpan(position * pixelCount, pixelCount).CopyTo(destination);
        return null;
    }

    /// <summary>Waits until nothing is being read any more; what has not begun is not read at all.</summary>
    public void Finish()
    {
        if (Interlocked.Exchange(ref _claimed, 1) == 0)
            _filled.Set();
        _filled.Wait();
    }

    /// <summary>Reads the block, unless another thread does.</summary>
    public void Execute()
    {
        if (Interlocked.Exchange(ref _claimed, 1) != 0)
            return;
        try
        {
            _blocks!.Read(_first, _pixels.AsSpan(0, _count * _blocks.PixelCount), _reasons.AsSpan(0, _count));
        }
        catch (Exception exception)
        {
            _fault = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            _filled.Set();
        }
    }
}
