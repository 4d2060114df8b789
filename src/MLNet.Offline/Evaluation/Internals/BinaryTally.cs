namespace Microsoft.ML.Data;

/// <summary>What the metrics of a binary classifier are computed from. A score above zero is a positive decision.</summary>
internal sealed class BinaryTally
{
    private readonly List<float> _scores = [];
    private readonly List<bool> _labels = [];
    private double _truePositives;
    private double _falsePositives;
    private double _trueNegatives;
    private double _falseNegatives;
    private double _rated;
    private double _ratedPositives;
    private double _logLoss;

    public double Accuracy => (_trueNegatives + _truePositives) / Total;

    public double PositivePrecision => Ratio(_truePositives, _truePositives + _falsePositives);

    public double PositiveRecall => Ratio(_truePositives, _truePositives + _falseNegatives);

    public double NegativePrecision => Ratio(_trueNegatives, _trueNegatives + _falseNegatives);

    public double NegativeRecall => Ratio(_trueNegatives, _trueNegatives + _falsePositives);

    public double F1Score => Ratio(2 * PositivePrecision * PositiveRecall, PositivePrecision + PositiveRecall);

    public double AreaUnderRocCurve => AreaUnderCurve.Roc(ScoresOf(true), ScoresOf(false));

    public double AreaUnderPrecisionRecallCurve => AreaUnderCurve.PrecisionRecall(_scores, _labels);

    /// <summary>Mean of -log2 of the probability of the true class; NaN where a probability was NaN.</summary>
    public double LogLoss => double.IsNaN(_logLoss) ? double.NaN : Ratio(_logLoss, _rated);

    public double LogLossReduction
    {
        get
        {
            if (_rated == 0)
                return 0;
            double prior = Entropy2(_ratedPositives / _rated);
            return (prior - _logLoss / _rated) / prior;
        }
    }

    public double Entropy => Entropy2((_truePositives + _falseNegatives) / Total);

    private double Total => _truePositives + _trueNegatives + _falseNegatives + _falsePositives;

    /// <summary>Counts one row. Rows without a finite score or without a label are left out.</summary>
    public void Add(float label, float score, float probability)
    {
        if (!float.IsFinite(score) || float.IsNaN(label))
            return;

        bool positive = label > 0;
        _scores.Add(score);
        _labels.Add(positive);
        if (positive)
            _ = score > 0 ? _truePositives++ : _falseNegatives++;
        else
            _ = score > 0 ? _falsePositives++ : _trueNegatives++;

        if (!float.IsNaN(probability))
        {
            _rated++;
            _ratedPositives += positive ? 1 : 0;
        }

        // NaN stays NaN, so that one bad probability shows in the result.
        _logLoss += -Math.Log(positive ? probability : 1.0 - probability, 2);
    }

    /// <summary>Positives first, in rows and in columns.</summary>
    public ConfusionMatrix ToConfusionMatrix(IReadOnlyList<string> classNames)
        => new([[_truePositives, _falseNegatives], [_falsePositives, _trueNegatives]], classNames, isBinary: true);

    private static double Ratio(double numerator, double denominator) => denominator > 0 ? numerator / denominator : 0;

    private static double Entropy2(double share) => share switch
    {
        0 or 1 => 0,
        > 0 and < 1 => -share * Math.Log(share, 2) - (1 - share) * Math.Log(1 - share, 2),
        _ => double.NaN,
    };

    private float[] ScoresOf(bool label) => [.. _scores.Where((_, i) => _labels[i] == label)];
}
