namespace Xfel.ML.Simulation;

/// <summary>
/// Kinds with exact shares: every so many models in a row, from a multiple of their number on, hold each kind as often as its share says, in an order that the seed shuffles.
/// </summary>
internal static class ClassBlocks
{
    /// <summary>The kind of a model.</summary>
    /// <param name="shares">How often each kind occurs in a block; their sum is the block's length, at most 1000.</param>
    /// <param name="seed">The data set's seed.</param>
    /// <param name="model">The model.</param>
    public static int Of(ReadOnlySpan<int> shares, int seed, long model)
    {
        int length = 0;
        foreach (int share in shares)
            length += share;
        Span<byte> block = stackalloc byte[1000];
        block = block[..length];
        int next = 0;
        for (int kind = 0; kind < shares.Length; kind++)
        {
            block.Slice(next, shares[kind]).Fill((byte)kind);
            next += shares[kind];
        }

        var random = new RandomStream(seed, RandomPurpose.ClassOrder, model / length);
        for (int i = length - 1; i > 0; i--)
        {
            int j = random.NextIndex(i + 1);
            (block[i], block[j]) = (block[j], block[i]);
        }

        return block[(int)(model % length)];
    }
}
