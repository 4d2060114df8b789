namespace Microsoft.ML.Data;

/// <summary>What the metrics of a multiclass classifier are computed from.</summary>
internal sealed class MulticlassTally(int classCount)
{
    private const float SmallestProbability = 1e-15f;
    private readonly double[][] _confusion = [.. Enumerable.Range(0, classCount).Select(_ => new double[classCount])];
    private readonly double[] _rowsOfClass = new double[classCount];
    private readonly double[] _logLossOfClass = new double[classCount];
    private readonly double[] _rowsOfRank = new double[classCount + 1];
    private readonly float[] _scores = new float[classCount];
    private double _rows;
    private double _correct;
    private double _logLoss;

    public double MicroAccuracy => Ratio(_correct, _rows);

    /// <summary>Mean recall of the classes that occur.</summary>
    public double MacroAccuracy
    {
        get
        {
            double sum = 0;
            int present = 0;
            for (int i = 0; i < classCount; i++)
            {
                if (_rowsOfClass[i] == 0)
                    continue;
                present++;
                sum += _confusion[i][i] / _rowsOfClass[i];
            }

            return Ratio(sum, present);
        }
    }

    public double LogLoss => Ratio(_logLoss, _rows);

    public double LogLossReduction
    {
        get
        {
            double entropy = 0;
            foreach (double count in _rowsOfClass)
            {
                if (count != 0)
                    entropy += count * Math.Log(count / _rows);
            }

            entropy /= -_rows;
            return (entropy - LogLoss) / entropy;
        }
    }

    public double[] PerClassLogLoss => [.. _logLossOfClass.Select((loss, i) => Ratio(loss, _rowsOfClass[i]))];

    /// <summary>Shares of the rows whose class is among the best 1, 2, ... <paramref name="count"/> scores.</summary>
    public double[] TopAccuracies(int count)
    {
        var result = new double[Math.Min(count, _rowsOfRank.Length)];
        double sum = 0;
        for (int i = 0; i < result.Length; i++)
            result[i] = sum += _rowsOfRank[i] / _rows;
        return result;
    }

    /// <summary>
    /// Counts one row. Rows without a label or with a score that is not finite are left out; a label beyond the
    /// classes of the model counts as wrong, with the log-loss of the smallest probability.
    /// </summary>
    public void Add(float label, in VBuffer<float> scores)
    {
        if (!(label >= 0) || label != (int)label)
            return;
        if (scores.Length != classCount)
            throw new InvalidOperationException($"The score column gave {scores.Length} scores in a row, expected {classCount}.");
        scores.CopyTo(_scores);
        if (!System.Numerics.Tensors.TensorPrimitives.IsFiniteAll<float>(_scores))
            return;

        int actual = (int)label;
        bool known = actual < classCount;
        float own = known ? _scores[actual] : 0;
        double loss = -Math.Log(known ? Math.Min(1, Math.Max(SmallestProbability, own)) : SmallestProbability);

        int rank = 0;
        int assigned = 0;
        for (int i = 0; i < classCount; i++)
        {
            // Among equal scores the first class ranks first.
            if (_scores[i] > own || (_scores[i] == own && i < actual))
                rank++;
            if (_scores[assigned] < _scores[i])
                assigned = i;
        }

        _rows++;
        _logLoss += loss;
        _rowsOfRank[rank]++;
        if (!known)
            return;
        _rowsOfClass[actual]++;
        _logLossOfClass[actual] += loss;
        _confusion[actual][assigned]++;
        if (rank == 0)
            _correct++;
    }

    public ConfusionMatrix ToConfusionMatrix(IReadOnlyList<string> classNames) => new(_confusion, classNames, isBinary: false);

    private static double Ratio(double numerator, double denominator) => denominator > 0 ? numerator / denominator : 0;
}
