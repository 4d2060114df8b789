using System.Numerics;

namespace Microsoft.ML.Internals;

/// <summary>Smallest and largest value of each slot; NaN is passed over.</summary>
internal sealed class MinMaxStatistics<T> : SlotStatistics<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _min;
    private readonly T[] _max;
    private readonly long[] _explicit;

    public MinMaxStatistics(int size)
    {
        _min = new T[size];
        _max = new T[size];
        _explicit = new long[size];
        Array.Fill(_min, T.PositiveInfinity);
        Array.Fill(_max, T.NegativeInfinity);
    }

    public override void Finish()
    {
        for (int i = 0; i < _min.Length; i++)
        {
            if (_explicit[i] < Rows)
                Widen(i, T.Zero);
        }
    }

    public override NormalizingFunction<T> MakeFunction(NormalizingColumn options)
    {
        var scale = new T[_min.Length];
        var offset = new T[_min.Length];
        for (int i = 0; i < scale.Length; i++)
        {
            // A constant slot becomes 0.
            if (!(_max[i] > _min[i]))
                continue;
            if (options.FixZero)
            {
                scale[i] = T.One / T.Max(T.Abs(_max[i]), T.Abs(_min[i]));
                continue;
            }

            scale[i] = T.One / (_max[i] - _min[i]);
            offset[i] = scale[i] == T.Zero ? T.Zero : _min[i];
        }

        return new AffineFunction<T>(scale, options.FixZero ? null : offset);
    }

    protected override void Add(int slot, T value)
    {
        _explicit[slot]++;
        Widen(slot, value);
    }

    private void Widen(int slot, T value)
    {
        if (_max[slot] < value)
            _max[slot] = value;
        if (_min[slot] > value)
            _min[slot] = value;
    }
}
