using System.Numerics.Tensors;

namespace Microsoft.ML.Numeric;

/// <summary>Rows held in memory, one dense copy in blocks; stripes are summed by several threads.</summary>
internal sealed class PackedRows(int featureCount, int threads) : ITrainingRows
{
    private const int BlockSize = 1 << 20;
    private readonly int _rowsOfBlock = Math.Max(1, BlockSize / Math.Max(1, featureCount));
    private readonly List<float[]> _blocks = [];
    private readonly List<float> _labels = [];
    private readonly List<float> _weights = [];
    private float[][] _gradients = [];

    /// <inheritdoc/>
    public long Count => _labels.Count;

    /// <inheritdoc/>
    public double WeightSum { get; private set; }

    /// <summary>Copies a row in.</summary>
    public void Add(ReadOnlySpan<float> features, float label, float weight)
    {
        int slot = _labels.Count % _rowsOfBlock;
        if (slot == 0)
            _blocks.Add(new float[_rowsOfBlock * featureCount]);
        features.CopyTo(_blocks[^1].AsSpan(slot * featureCount, featureCount));
        _labels.Add(label);
        _weights.Add(weight);
        WeightSum += weight;
    }

    /// <inheritdoc/>
    public double Accumulate(RowLoss loss, ReadOnlySpan<float> point, Span<float> gradient)
    {
        int stripes = Stripes.Count(Count);
        if (_gradients.Length != stripes)
            _gradients = [.. Enumerable.Range(0, stripes).Select(_ => new float[loss.ParameterCount])];
        var losses = new double[stripes];
        float[] shared = point.ToArray();
        Parallel.For(0, stripes, new ParallelOptions { MaxDegreeOfParallelism = threads }, stripe => losses[stripe] = Sum(loss, stripe, shared, _gradients[stripe]));

        gradient.Clear();
        double sum = 0;
        for (int stripe = 0; stripe < stripes; stripe++)
        {
            sum += losses[stripe];
            TensorPrimitives.Add(gradient, _gradients[stripe], gradient);
        }

        return sum;
    }

    private double Sum(RowLoss loss, int stripe, float[] point, float[] gradient)
    {
        int size = (int)Stripes.RowsOf(Count);
        int end = (int)Math.Min(Count, (stripe + 1L) * size);
        double sum = 0;
        Array.Clear(gradient);
        for (int row = stripe * size; row < end; row++)
        {
            ReadOnlySpan<float> features = _blocks[row / _rowsOfBlock].AsSpan(row % _rowsOfBlock * featureCount, featureCount);
            sum += loss.Add(features, _labels[row], _weights[row], point, gradient);
        }

        return sum;
    }
}
