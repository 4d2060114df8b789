namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// The angles of a grid in runs of nearly equal length that are summed by themselves first: a sum of thousands of like products in single precision would lose digits, and a run of samples stays in the
/// first-level cache. Runs depend on the number of angles alone.
/// </summary>
internal readonly struct AngleRuns(int angles)
{
    private const int Longest = 128;

    public int Count { get; } = (angles + Longest - 1) / Longest;

    /// <summary>The first angle of a run; that of the run after the last is the number of angles.</summary>
    public int Start(int run) => (int)((long)run * angles / Count);
}
