namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Where every random decision of training comes from: a stream of its own for each purpose, epoch and frame. The state of all of them is the seed and the position in training,
/// so a checkpoint needs nothing else to go on.
/// </summary>
internal static class TrainingRandom
{
    public static RandomStream Split(int seed, int stratum) => Stream(seed, 1, stratum, 0);

    public static RandomStream Order(int seed, int epoch) => Stream(seed, 2, epoch, 0);

    public static RandomStream Augmentation(int seed, int epoch, int frame) => Stream(seed, 3, epoch, frame);

    public static ulong Dropout(int seed, int epoch, int step) =>
        RandomStream.Mix(RandomStream.Mix(RandomStream.Mix((uint)seed) + (uint)epoch) + (uint)step);

    /// <summary>The list in random order (Fisher and Yates).</summary>
    public static void Shuffle<T>(ref RandomStream random, Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = (int)(random.NextUnit() * (last + 1));
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    // Purposes lie far from each other and from the streams that draw first weights, whatever the user's seed.
    private static RandomStream Stream(int seed, uint purpose, int first, int second) =>
        new((int)RandomStream.Mix((ulong)purpose << 32 | (uint)seed), first, second);
}
