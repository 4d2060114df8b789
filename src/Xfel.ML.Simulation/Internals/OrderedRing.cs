using System.Runtime.ExceptionServices;

namespace Xfel.ML.Simulation;

/// <summary>The meeting point of the workers, who take numbers and put items, and the reader, who takes items in order.</summary>
internal sealed class OrderedRing<T>(long count, int capacity)
    where T : class
{
    private readonly T?[] _items = new T?[capacity];
    // A monitor, not a Lock: it can be waited on.
    private readonly object _gate = new();
    private ExceptionDispatchInfo? _fault;
    private bool _stopped;
    private long _next;
    private long _taken;

    /// <summary>Makes workers end and the reader get nothing more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>A worker's life.</summary>
    public void Work(Func<Func<long, T>> createWorker)
    {
        try
        {
            Func<long, T> worker = createWorker();
            while (TryNext(out long index))
                Put(index, worker(index));
        }
        catch (Exception exception)
        {
            lock (_gate)
                _fault ??= ExceptionDispatchInfo.Capture(exception);
            Stop();
        }
    }

    /// <summary>The next item, or null where the work was stopped; throws what a worker threw.</summary>
    public T? Take()
    {
        lock (_gate)
        {
            while (true)
            {
                _fault?.Throw();
                if (_stopped)
                    return null;
                ref T? slot = ref _items[_taken % capacity];
                if (slot is { } item)
                {
                    slot = null;
                    _taken++;
                    Monitor.PulseAll(_gate);
                    return item;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    private bool TryNext(out long index)
    {
        lock (_gate)
        {
            while (!_stopped && _next < count && _next - _taken >= capacity)
                Monitor.Wait(_gate);
            index = _next;
            if (_stopped || _next >= count)
                return false;
            _next++;
            return true;
        }
    }

    private void Put(long index, T item)
    {
        lock (_gate)
        {
            _items[index % capacity] = item;
            Monitor.PulseAll(_gate);
        }
    }
}
