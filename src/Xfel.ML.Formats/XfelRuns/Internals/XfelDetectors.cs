namespace Xfel.ML.Formats.Internals;

/// <summary>European XFEL's detectors of several modules.</summary>
internal static class XfelDetectors
{
    private static readonly (string Name, int First, int Count)[] Known =
    [
        ("_AGIPD1M", 0, 16), ("_AGIPD500K", 0, 8), ("_DSSC1M", 0, 16), ("_LPD1M", 0, 16), ("_JF4M", 1, 8), ("_JF1M", 1, 2),
    ];

    /// <summary>The numbers of a detector's modules; null for one that is not known.</summary>
    public static IReadOnlyList<int>? Modules(string detector)
    {
        foreach ((string name, int first, int count) in Known)
        {
            if (detector.Contains(name, StringComparison.Ordinal))
                return [.. Enumerable.Range(first, count)];
        }

        return null;
    }
}
