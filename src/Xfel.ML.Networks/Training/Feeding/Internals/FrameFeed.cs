namespace Xfel.ML.Networks.Internals;

/// <summary>
/// One pass over frames in a given order, in batches that other threads read, augment and normalise ahead. A slot of a batch belongs to one frame of the order whatever thread fills it,
/// so a batch depends on the order alone. At most <c>ahead</c> batches exist; their buffers are used again.
/// </summary>
internal sealed class FrameFeed : IDisposable
{
    private readonly object _gate = new();
    private readonly ITrainingFrames _frames;
    private readonly FramePreparation _preparation;
    private readonly int[] _order;
    private readonly int _batch;
    private readonly int _epoch;
    private readonly int _steps;
    private readonly FrameBatch[] _ring;
    private readonly Thread[] _threads;
    private readonly SequenceReader? _shared;
    private int _nextPosition;
    private int _begun;
    private int _taken;
    private int _given;
    private bool _isStopped;
    private Exception? _broken;

    /// <param name="frames">The source.</param>
    /// <param name="preparation">What is done to each frame.</param>
    /// <param name="order">Indices in the order of the pass.</param>
    /// <param name="plan">Batch size, first step, epoch.</param>
    /// <param name="pool">Buffers that passes share.</param>
    /// <param name="threads">Threads that read.</param>
    public FrameFeed(ITrainingFrames frames, FramePreparation preparation, int[] order, FeedPlan plan, FrameBatch[] pool, int threads)
    {
        _frames = frames;
        _preparation = preparation;
        _order = order;
        _batch = plan.Batch;
        _epoch = plan.Epoch;
        _steps = (order.Length + _batch - 1) / _batch;
        _begun = _taken = _given = plan.FirstStep;
        _nextPosition = plan.FirstStep * _batch;
        _ring = pool;
        _shared = (frames as TrainingFrameSequence)?.Open(order.Skip(_nextPosition));
        _threads = new Thread[Math.Max(1, threads)];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = $"frames {i + 1}" };
            _threads[i].Start();
        }
    }

    /// <summary>The next batch in order; null after the last. It is valid until the next call.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public FrameBatch? Next(CancellationToken cancellation)
    {
        using CancellationTokenRegistration wake = cancellation.Register(Wake);
        lock (_gate)
        {
            if (_given < _taken)
            {
                _given++;
                Monitor.PulseAll(_gate);
            }

            if (_taken >= _steps)
                return null;
            FrameBatch batch = _ring[_taken % _ring.Length];
            while (_begun <= _taken || batch.Pending > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                if (_broken is not null)
                    throw new TrainingSourceException(_broken.Message, _broken);
                Monitor.Wait(_gate);
            }

            cancellation.ThrowIfCancellationRequested();
            _taken++;
            batch.Complete();
            return batch;
        }
    }

    /// <summary>Stops the threads and waits for the frame that each is reading.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }

        foreach (Thread thread in _threads)
            thread.Join();
        _shared?.Dispose();
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    private void Work()
    {
        ITrainingFrameReader? reader = null;
        try
        {
            reader = _shared ?? _frames.Open();
            while (TryTake(out FrameBatch batch, out int slot))
            {
                Fill(reader, batch, slot);
                lock (_gate)
                {
                    if (--batch.Pending == 0)
                        Monitor.PulseAll(_gate);
                }
            }
        }
        catch (Exception fault)
        {
            lock (_gate)
            {
                _broken ??= fault;
                _isStopped = true;
                Monitor.PulseAll(_gate);
            }
        }
        finally
        {
            if (_shared is null)
                reader?.Dispose();
        }
    }

    private void Fill(ITrainingFrameReader reader, FrameBatch batch, int slot)
    {
        int index = batch.IndexAt(slot);
        try
        {
            reader.Read(index, batch.Slot(slot));
            _preparation.Apply(batch.Slot(slot), _epoch, index);
        }
        catch (TrainingSourceException)
        {
            throw;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            batch.Fail(slot, fault.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>Takes the next frame of the order; waits until its batch's buffer is free.</summary>
    private bool TryTake(out FrameBatch batch, out int slot)
    {
        lock (_gate)
        {
            batch = _ring[0];
            slot = 0;
            while (!_isStopped && _nextPosition < _order.Length)
            {
                int step = _nextPosition / _batch;
                if (step < _given + _ring.Length)
                {
                    batch = _ring[step % _ring.Length];
                    if (step == _begun)
                    {
                        batch.Begin(step, _order.AsSpan(step * _batch, Math.Min(_batch, _order.Length - step * _batch)));
                        _begun++;
                    }

                    slot = _nextPosition++ - step * _batch;
                    return true;
                }

                Monitor.Wait(_gate);
            }

            return false;
        }
    }
}
