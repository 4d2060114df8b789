namespace Microsoft.ML.Data;

/// <summary>Metrics of a multiclass classifier.</summary>
public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(MulticlassTally tally, int topCount, IReadOnlyList<string> classNames)
    {
        LogLoss = tally.LogLoss;
        LogLossReduction = tally.LogLossReduction;
        MacroAccuracy = tally.MacroAccuracy;
        MicroAccuracy = tally.MicroAccuracy;
        TopKPredictionCount = topCount;
        TopKAccuracyForAllK = topCount > 0 ? tally.TopAccuracies(topCount) : null!;
        PerClassLogLoss = tally.PerClassLogLoss;
        ConfusionMatrix = tally.ToConfusionMatrix(classNames);
    }

    /// <summary>The mean of -ln of the probability that was given to the true class.</summary>
    public double LogLoss { get; }

    /// <summary>How much less the log-loss is than that of always giving the shares of the classes, relative to the latter.</summary>
    public double LogLossReduction { get; }

    /// <summary>The mean over the classes that occur of the share of their rows that was given the right class.</summary>
    public double MacroAccuracy { get; }

    /// <summary>The share of rows that was given the right class.</summary>
    public double MicroAccuracy { get; }

    /// <summary>The last of <see cref="TopKAccuracyForAllK"/>, 0 where none was asked for.</summary>
    public double TopKAccuracy => TopKAccuracyForAllK is [.., double last] ? last : 0;

    /// <summary>How many best classes <see cref="TopKAccuracy"/> looks at; 0 where none was asked for.</summary>
    public int TopKPredictionCount { get; }

    /// <summary>The shares of rows whose class is among the best 1, 2, ... <see cref="TopKPredictionCount"/>; null where none was asked for.</summary>
    public IReadOnlyList<double> TopKAccuracyForAllK { get; }

    /// <summary>The mean of -ln of the probability that was given to the true class, per class.</summary>
    public IReadOnlyList<double> PerClassLogLoss { get; }

    /// <summary>The counts behind the shares.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }
}
