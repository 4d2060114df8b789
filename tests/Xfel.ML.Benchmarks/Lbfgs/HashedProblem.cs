namespace Xfel.ML.Benchmarks;

/// <summary>
/// A two-class problem whose every number is a hash of its place, so that it exists without being stored, here and in the peers' scripts:
/// features max(0, u) like those behind a ReLU, u uniform in [-1, 1); a noisy linear label.
/// </summary>
internal static class HashedProblem
{
    private const uint NoiseStream = 0x9E3779B9;
    private const int Informative = 64;

    /// <summary>Writes the features of a row.</summary>
    public static void Fill(int row, Span<float> features)
    {
        uint first = (uint)row * (uint)features.Length;
        for (int i = 0; i < features.Length; i++)
            features[i] = MathF.Max(0, Uniform(first + (uint)i));
    }

    /// <summary>The label of a row.</summary>
    public static bool Label(int row, ReadOnlySpan<float> features)
    {
        double score = 2.0 * Uniform(NoiseStream + (uint)row);
        for (int i = 0; i < Informative; i++)
            score += features[i] * (i % 2 == 0 ? 0.8 : -0.8);
        return score > 0;
    }

    /// <summary>The 32-bit finaliser of MurmurHash3, as a number in [-1, 1) with 24 bits.</summary>
    private static float Uniform(uint counter)
    {
        counter ^= counter >> 16;
        counter *= 0x85EBCA6B;
        counter ^= counter >> 13;
        counter *= 0xC2B2AE35;
        counter ^= counter >> 16;
        return (counter >> 8) * (1f / 8388608f) - 1f;
    }
}
