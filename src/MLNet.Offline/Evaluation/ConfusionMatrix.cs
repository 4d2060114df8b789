namespace Microsoft.ML.Data;

/// <summary>How often a row of each class was given each class.</summary>
public sealed class ConfusionMatrix
{
    private string _table;

    internal ConfusionMatrix(IReadOnlyList<IReadOnlyList<double>> counts, IReadOnlyList<string> classNames, bool isBinary)
    {
        Counts = [.. counts.Select(row => (IReadOnlyList<double>)[.. row])];
        NumberOfClasses = counts.Count;
        ClassNames = classNames;
        IsBinary = isBinary;
        PerClassRecall = [.. counts.Select((row, i) => Ratio(row[i], row.Sum()))];
        PerClassPrecision = [.. counts.Select((row, i) => Ratio(row[i], counts.Sum(other => other[i])))];
    }

    /// <summary>Of the rows that were given a class, the share that belongs to it; 0 where there are none.</summary>
    public IReadOnlyList<double> PerClassPrecision { get; }

    /// <summary>Of the rows of a class, the share that was given it; 0 where there are none.</summary>
    public IReadOnlyList<double> PerClassRecall { get; }

    /// <summary>The counts: outer index the true class, inner index the predicted one. A binary matrix has the positive class first.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    /// <summary>The number of classes.</summary>
    public int NumberOfClasses { get; }

    internal IReadOnlyList<string> ClassNames { get; }

    internal bool IsBinary { get; }

    /// <summary>The counts with precision and recall as a table for people.</summary>
    public string GetFormattedConfusionTable() => _table ??= ConfusionTable.Format(this);

    /// <summary>The count for a pair of a predicted and a true class.</summary>
    /// <param name="predictedClassIndicatorIndex">Index of the predicted class.</param>
    /// <param name="actualClassIndicatorIndex">Index of the true class.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a class.</exception>
    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        CheckClass(predictedClassIndicatorIndex, nameof(predictedClassIndicatorIndex));
        CheckClass(actualClassIndicatorIndex, nameof(actualClassIndicatorIndex));
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    private static double Ratio(double numerator, double denominator) => denominator > 0 ? numerator / denominator : 0;

    private void CheckClass(int index, string name)
    {
        if (index < 0 || index >= NumberOfClasses)
            throw new ArgumentOutOfRangeException(name, "Invalid index. Should be non-negative, less than the number of classes.");
    }
}
