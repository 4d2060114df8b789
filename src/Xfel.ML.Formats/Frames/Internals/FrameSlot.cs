namespace Xfel.ML.Formats.Internals;

/// <summary>Room for a block of frames and the work that fills it.</summary>
internal sealed class FrameSlot
{
    private float[] _pixels = [];
    private string?[] _reasons = [];
    private Task _work = Task.CompletedTask;
    private int _holders;

    /// <summary>The block in here; -1 for none.</summary>
    public int Block { get; private set; } = -1;

    /// <summary>Whether somebody is still copying out of it, or it is being filled.</summary>
    public bool IsHeld => Volatile.Read(ref _holders) > 0 || !_work.IsCompleted;

    public void Hold() => Interlocked.Increment(ref _holders);

    public void Release() => Interlocked.Decrement(ref _holders);

    /// <summary>Starts to read a block on another thread.</summary>
    public void Begin(IFrameBlocks blocks, int block)
    {
        // Whatever goes wrong below, the slot does not pass for the one that it is not.
        Block = -1;
        int first = block * blocks.BlockFrames;
        int count = Math.Min(blocks.BlockFrames, blocks.Count - first);
        if (_pixels.Length < count * blocks.PixelCount)
            _pixels = GC.AllocateUninitializedArray<float>(count * blocks.PixelCount);
        if (_reasons.Length < count)
            _reasons = new string?[count];
        Block = block;
        _work = Task.Run(() => blocks.Read(first, _pixels.AsSpan(0, count * blocks.PixelCount), _reasons.AsSpan(0, count)));
    }

    /// <summary>Waits for the block and copies one of its frames.</summary>
    public string? CopyTo(int position, int pixelCount, Span<float> destination)
    {
        _work.GetAwaiter().GetResult();
        if (_reasons[position] is { } reason)
            return reason;
        _pixels.AsSpan(position * pixelCount, pixelCount).CopyTo(destination);
        return null;
    }

    /// <summary>Waits until nothing is being read any more.</summary>
    public void Finish() => Task.WhenAny(_work).Wait();
}
