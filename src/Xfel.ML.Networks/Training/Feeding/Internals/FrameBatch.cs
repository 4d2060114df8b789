namespace Xfel.ML.Networks.Internals;

/// <summary>One step's frames, ready for the network. Bad frames are left out; the others keep their order.</summary>
internal sealed class FrameBatch(int capacity, int frameLength)
{
    private readonly float[] _pixels = GC.AllocateUninitializedArray<float>(checked(capacity * frameLength));
    private readonly string?[] _faults = new string?[capacity];
    private readonly int[] _indices = new int[capacity];

    /// <summary>Number of the step in its epoch, from 0.</summary>
    public int Step { get; private set; }

    /// <summary>Number of good frames.</summary>
    public int Count { get; private set; }

    /// <summary>Indices of the good frames.</summary>
    public ReadOnlySpan<int> Indices => _indices.AsSpan(0, Count);

    /// <summary>The good frames, one after the other.</summary>
    public ReadOnlySpan<float> Frames => _pixels.AsSpan(0, Count * frameLength);

    /// <summary>The frames that were left out, and why.</summary>
    public IReadOnlyList<(int Index, string Fault)> Bad { get; private set; } = [];

    internal int Pending { get; set; }

    internal void Begin(int step, ReadOnlySpan<int> indices)
    {
        Step = step;
        Count = Pending = indices.Length;
        indices.CopyTo(_indices);
        _faults.AsSpan().Clear();
    }

    internal Span<float> Slot(int slot) => _pixels.AsSpan(slot * frameLength, frameLength);

    internal int IndexAt(int slot) => _indices[slot];

    internal void Fail(int slot, string fault) => _faults[slot] = fault;

    /// <summary>Moves good frames together. On the consumer's thread, once all slots are done.</summary>
    internal void Complete()
    {
        List<(int, string)>? bad = null;
        int good = 0;
        for (int slot = 0; slot < Count; slot++)
        {
            if (_faults[slot] is { } fault)
            {
                (bad ??= []).Add((_indices[slot], fault));
                continue;
            }

            if (good != slot)
            {
                Slot(slot).CopyTo(Slot(good));
                _indices[good] = _indices[slot];
            }

            good++;
        }

        Count = good;
        Bad = bad is null ? [] : bad;
    }
}
