using System.Numerics;

namespace Microsoft.ML.Internals;

/// <summary>
/// Mean and sum of squared deviations of each slot, in double, by Welford's update; zeros are counted, and taken in together at the end.
/// Values that are not finite are passed over. Of logarithms, zeros are passed over as well.
/// </summary>
internal sealed class MeanVarianceStatistics<T>(int size, bool useLog) : SlotStatistics<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double[] _mean = new double[size];
    private readonly double[] _m2 = new double[size];
    private readonly long[] _count = new long[size];
    private readonly long[] _notFinite = new long[size];

    public override void Finish()
    {
        if (useLog)
            return;
        for (int i = 0; i < _mean.Length; i++)
        {
            long zeros = Rows - _notFinite[i] - _count[i];
            if (zeros == 0)
                continue;
            _count[i] += zeros;
            double delta = -_mean[i];
            _mean[i] += delta * zeros / _count[i];
            _m2[i] += delta * -_mean[i] * zeros;
        }
    }

    public override NormalizingFunction<T> MakeFunction(NormalizingColumn options)
    {
        var first = new T[_mean.Length];
        var second = new T[_mean.Length];
        for (int i = 0; i < first.Length; i++)
        {
            // A constant slot becomes 0.
            if (_m2[i] == 0 || _count[i] == 0)
                continue;
            double variance = _m2[i] / _count[i];
            if (options.UseCdf)
            {
                first[i] = T.CreateTruncating(_mean[i]);
                second[i] = T.CreateTruncating(Math.Sqrt(variance));
            }
            else if (options.FixZero)
            {
                first[i] = T.One / T.CreateTruncating(Math.Sqrt(variance + (_mean[i] * _mean[i])));
            }
            else
            {
                first[i] = T.One / T.CreateTruncating(Math.Sqrt(variance));
                second[i] = first[i] == T.Zero ? T.Zero : T.CreateTruncating(_mean[i]);
            }
        }

        return options.UseCdf ? new CdfFunction<T>(first, second, useLog) : new AffineFunction<T>(first, options.FixZero ? null : second);
    }

    protected override void Add(int slot, T value)
    {
        if (value == T.Zero)
            return;
        if (useLog)
            value = T.CreateTruncating(Math.Log(double.CreateTruncating(value)));
        if (!T.IsFinite(value))
        {
            _notFinite[slot]++;
            return;
        }

        double v = double.CreateTruncating(value);
        _count[slot]++;
        double delta = v - _mean[slot];
        _mean[slot] += delta / _count[slot];
        _m2[slot] += delta * (v - _mean[slot]);
    }
}
