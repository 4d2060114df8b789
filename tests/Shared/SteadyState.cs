namespace Xfel.ML.TestSupport;

/// <summary>What a call allocates once everything is warm.</summary>
internal static class SteadyState
{
    private const int Rounds = 5;

    /// <summary>
    /// The fewest bytes that a round of <paramref name="call"/> allocates on this thread. What allocates in every call shows in every round; the runtime's own work on a method that has
    /// just become hot shows in one.
    /// </summary>
    public static long AllocatedBytes(Action call)
    {
        long fewest = long.MaxValue;
        for (int round = 0; round < Rounds && fewest > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}
