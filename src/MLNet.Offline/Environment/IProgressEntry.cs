namespace Microsoft.ML.Runtime;

/// <summary>The figures of a progress report.</summary>
public interface IProgressEntry
{
    /// <summary>Sets how many units are done.</summary>
    void SetProgress(int index, double value);

    /// <summary>Sets how many units are done, of how many.</summary>
    void SetProgress(int index, double value, double lim);

    /// <summary>Sets a metric.</summary>
    void SetMetric(int index, double value);
}
