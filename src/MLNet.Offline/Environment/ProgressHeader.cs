namespace Microsoft.ML.Runtime;

/// <summary>The names of the figures of a progress report.</summary>
public sealed class ProgressHeader
{
    /// <summary>The units that are counted, the slowest first.</summary>
    public readonly IReadOnlyList<string> UnitNames;

    /// <summary>The metrics.</summary>
    public readonly IReadOnlyList<string> MetricNames;

    /// <summary>A header with metrics and units.</summary>
    public ProgressHeader(string[] metricNames, string[] unitNames)
    {
        UnitNames = unitNames ?? [];
        MetricNames = metricNames ?? [];
    }

    /// <summary>A header with units.</summary>
    public ProgressHeader(params string[] unitNames)
        : this(null, unitNames)
    {
    }
}
