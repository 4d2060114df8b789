using System.Numerics.Tensors;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

/// <summary>Rows that are read again from the data view at each evaluation: no memory grows with their number.</summary>
internal sealed class StreamedRows(TrainingColumns columns, long count, double weightSum, bool trusted) : ITrainingRows
{
    private float[] _stripe = [];

    /// <inheritdoc/>
    public long Count => count;

    /// <inheritdoc/>
    public double WeightSum => weightSum;

    /// <inheritdoc/>
    public double Accumulate(RowLoss loss, ReadOnlySpan<float> point, Span<float> gradient)
    {
        if (_stripe.Length != loss.ParameterCount)
            _stripe = new float[loss.ParameterCount];
        long size = Stripes.RowsOf(count);
        long rows = 0;
        double stripeLoss = 0;
        double sum = 0;
        Array.Clear(_stripe);
        gradient.Clear();

        using TrainingRowReader reader = columns.Open(trusted);
        while (reader.MoveNext())
        {
            stripeLoss += loss.Add(reader.Features, reader.Label, reader.Weight, point, _stripe);
            if (++rows % size != 0)
                continue;
            sum += stripeLoss;
            TensorPrimitives.Add(gradient, _stripe, gradient);
            stripeLoss = 0;
            Array.Clear(_stripe);
        }

        if (rows != count)
            throw new InvalidOperationException($"The training data gave {rows} usable rows, but {count} when it was first read: it must not change during training.");
        if (rows % size != 0)
        {
            sum += stripeLoss;
            TensorPrimitives.Add(gradient, _stripe, gradient);
        }

        return sum;
    }
}
