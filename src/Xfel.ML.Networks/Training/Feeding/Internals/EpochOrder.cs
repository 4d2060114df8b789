namespace Xfel.ML.Networks.Internals;

/// <summary>The order of an epoch's frames: a function of seed and epoch.</summary>
internal static class EpochOrder
{
    /// <summary>A random order of <paramref name="frames"/> in which each is drawn from the next <paramref name="window"/> ones that are left.</summary>
    public static int[] Shuffle(IReadOnlyList<int> frames, int window, int seed, int epoch)
    {
        RandomStream random = TrainingRandom.Order(seed, epoch);
        int[] order = [.. frames];
        if (window >= order.Length)
        {
            TrainingRandom.Shuffle<int>(ref random, order);
            return order;
        }

        int[] pool = order[..window];
        for (int i = 0; i < order.Length; i++)
        {
            int filled = Math.Min(window, order.Length - i), drawn = (int)(random.NextUnit() * filled);
            int frame = pool[drawn];
            pool[drawn] = i + window < order.Length ? order[i + window] : pool[filled - 1];
            order[i] = frame;
        }

        return order;
    }
}
