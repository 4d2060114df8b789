namespace Xfel.ML;

/// <summary>The receiver operating characteristic of a binary decision.</summary>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, double area, double averagePrecision)
    {
        Points = points;
        Area = area;
        AveragePrecision = averagePrecision;
    }

    /// <summary>The points, from threshold infinity at (0, 0) to (1, 1); frames of equal probability make one step.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>Area under the curve: the chance that a positive frame scores above a negative one, ties counted half. NaN when a class is empty.</summary>
    public double Area { get; }

    /// <summary>Sum over falling thresholds of each gain in recall times the precision there; frames of equal probability make one step. NaN without a positive frame.</summary>
    public double AveragePrecision { get; }

    /// <summary>Draws the curve of these probabilities.</summary>
    /// <param name="probabilities">The probability of the positive class, a frame each.</param>
    /// <param name="truth">Whether the frame is positive.</param>
    public static RocCurve Of(IReadOnlyList<float> probabilities, IReadOnlyList<bool> truth)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(truth.Count, probabilities.Count);
        int[] order = [.. Enumerable.Range(0, probabilities.Count).OrderByDescending(i => probabilities[i])];
        double positives = truth.Count(positive => positive);
        double negatives = truth.Count - positives;
        var points = new List<RocPoint> { new(double.PositiveInfinity, 0, 0) };
        double area = 0, averagePrecision = 0;
        int truePositives = 0, falsePositives = 0;
        for (int i = 0; i < order.Length; i++)
        {
            if (truth[order[i]])
                truePositives++;
            else
                falsePositives++;
            if (i + 1 < order.Length && probabilities[order[i + 1]] == probabilities[order[i]])
                continue;
            var point = new RocPoint(probabilities[order[i]], falsePositives / negatives, truePositives / positives);
            RocPoint last = points[^1];
            area += (point.FalsePositiveRate - last.FalsePositiveRate) * (point.TruePositiveRate + last.TruePositiveRate) / 2;
            averagePrecision += (point.TruePositiveRate - last.TruePositiveRate) * truePositives / (i + 1);
            points.Add(point);
        }

        return new RocCurve(points, area, positives == 0 ? double.NaN : averagePrecision);
    }
}
