using System.Buffers;

namespace Xfel.ML.Formats.Internals;

/// <summary>Packs chunks on several threads and writes them in the order in which they came, so that a file does not depend on the number of threads.</summary>
internal sealed class Hdf5PackQueue : IDisposable
{
    private const int AheadOfThreads = 4;

    private readonly Queue<Waiting> _waiting = new();
    private readonly TaskFactory _threads;
    private readonly int _most;

    public Hdf5PackQueue(int threads)
    {
        int count = threads == 0 ? Environment.ProcessorCount : threads;
        _threads = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, count).ConcurrentScheduler);
        _most = AheadOfThreads * count;
    }

    /// <summary>Takes over a rented array that holds a chunk. Waits for the oldest chunks when many are on their way.</summary>
    public void Add(Hdf5RowWriter target, Hdf5RowChunk chunk, long firstRow, byte[] raw)
    {
        while (_waiting.Count >= _most)
            WriteOldest();
        _waiting.Enqueue(new Waiting(target, firstRow, chunk.Level == 0
            ? Task.FromResult(new Hdf5PackedChunk(raw, chunk.Bytes, 0))
            : _threads.StartNew(() => Hdf5Packing.Pack(chunk, raw))));
    }

    /// <summary>Writes all chunks that were added.</summary>
    public void Drain()
    {
        while (_waiting.Count > 0)
            WriteOldest();
    }

    /// <summary>Waits for the threads; what was not written is dropped.</summary>
    public void Dispose()
    {
        while (_waiting.TryDequeue(out Waiting waiting))
        {
            // A failure here is not the one that ended the writing.
            if (Task.WhenAny(waiting.Packed).Result.IsCompletedSuccessfully)
                ArrayPool<byte>.Shared.Return(waiting.Packed.Result.Bytes);
        }
    }

    private void WriteOldest()
    {
        Waiting oldest = _waiting.Dequeue();
        Hdf5PackedChunk packed = oldest.Packed.GetAwaiter().GetResult();
        try
        {
            oldest.Target.WriteChunk(oldest.FirstRow, packed.Bytes.AsSpan(0, packed.Length), packed.SkippedFilters);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed.Bytes);
        }
    }

    private readonly record struct Waiting(Hdf5RowWriter Target, long FirstRow, Task<Hdf5PackedChunk> Packed);
}
