namespace Xfel.ML.Formats.Internals;

/// <summary>
/// Hands out the frames of <see cref="IFrameBlocks"/>. While they are asked for in order, the next blocks are read on other threads; frames
/// asked for out of order are read one by one. Memory is bounded by the number of slots, whatever the number of frames.
/// </summary>
internal sealed class FrameReadAhead : IDisposable
{
    private const long MostBytes = 64 << 20;

    private readonly IFrameBlocks _blocks;
    private readonly FrameSlot[] _slots;
    private readonly Lock _gate = new();
    private int _last = -1;
    private bool _disposed;

    public FrameReadAhead(IFrameBlocks blocks)
    {
        _blocks = blocks;
        long bytes = (long)blocks.BlockFrames * blocks.PixelCount * sizeof(float);
        int slots = (int)Math.Clamp(MostBytes / Math.Max(1, bytes), 1, Environment.ProcessorCount + 2);
        _slots = [.. Enumerable.Range(0, slots).Select(_ => new FrameSlot())];
    }

    /// <summary>Reads a frame.</summary>
    /// <returns><see langword="null"/>, or the reason why the frame is bad.</returns>
    public string? TryRead(int index, Span<float> destination)
    {
        FrameSlot? slot;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            bool inOrder = index == _last + 1 && (index > 0 || _blocks.Count > 1);
            _last = index;
            int block = index / _blocks.BlockFrames;
            slot = Find(block);
            if (slot is null && (inOrder || _blocks.IsPacked))
                slot = Start(block);
            if (inOrder)
                StartAfter(block);
            slot?.Hold();
        }

        if (slot is null)
        {
            string? reason = null;
            _blocks.Read(index, destination, new Span<string?>(ref reason));
            return reason;
        }

        try
        {
            return slot.CopyTo(index % _blocks.BlockFrames, _blocks.PixelCount, destination);
        }
        finally
        {
            slot.Release();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        foreach (FrameSlot slot in _slots)
            slot.Finish();
        _blocks.Dispose();
    }

    private FrameSlot? Find(int block)
    {
        foreach (FrameSlot slot in _slots)
        {
            if (slot.Block == block)
                return slot;
        }

        return null;
    }

    private void StartAfter(int block)
    {
        int last = (_blocks.Count - 1) / _blocks.BlockFrames;
        for (int next = block + 1; next <= Math.Min(last, block + _slots.Length - 1); next++)
        {
            if (Find(next) is null && Start(next, keep: block) is null)
                return;
        }
    }

    /// <summary>Begins to read a block into a slot that nobody needs; null when there is none.</summary>
    /// <param name="block">The block to read.</param>
    /// <param name="keep">Blocks from this one on are kept.</param>
    private FrameSlot? Start(int block, int keep = int.MaxValue)
    {
        FrameSlot? free = null;
        foreach (FrameSlot slot in _slots)
        {
            if (slot.IsHeld || (slot.Block >= keep && slot.Block < keep + _slots.Length))
                continue;
            if (free is null || slot.Block < free.Block)
                free = slot;
        }

        free?.Begin(_blocks, block);
        return free;
    }
}
