namespace Microsoft.ML.Internals;

/// <summary>
/// The generator behind everything random here: three Tausworthe steps and a linear congruential one, combined (Howes and Thomas, GPU Gems 3, chapter 37).
/// Microsoft.ML seeds and draws it the same way, so the same seed gives the same shuffles and splits.
/// </summary>
internal sealed class TauswortheRandom : Random
{
    private uint _z1;
    private uint _z2;
    private uint _z3;
    private uint _z4;

    /// <summary>A generator of a seed.</summary>
    public TauswortheRandom(uint seed)
    {
        _z1 = seed;
        _z2 = Murmur3.Round(_z1, seed);
        _z3 = Murmur3.Round(_z2, seed);
        _z4 = Murmur3.Round(_z3, seed);
    }

    /// <summary>A generator seeded from another one.</summary>
    public TauswortheRandom(Random source)
    {
        _z1 = DrawLarge(source);
        _z2 = DrawLarge(source);
        _z3 = DrawLarge(source);
        _z4 = Draw(source);
    }

    /// <summary>A generator of a seed, or of the clock.</summary>
    public static TauswortheRandom Create(int? seed) => seed is int value ? new TauswortheRandom((uint)value) : new TauswortheRandom(new Random());

    public override float NextSingle() => (Advance() >> 9) * (1f / (1 << 23));

    public override double NextDouble() => Advance() * (1.0 / 4294967296.0);

    public override int Next()
    {
        uint u = Advance();
        return (int)(u + (u & 0x80000000));
    }

    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (int)(((ulong)Advance() * (ulong)maxValue) >> 32);
    }

    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (int)((long)(NextDouble() * ((long)maxValue - minValue)) + minValue);
    }

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        foreach (ref byte b in buffer)
            b = (byte)Next();
    }

    /// <summary>Any 32-bit integer.</summary>
    public int NextSigned() => (int)Advance();

    /// <summary>A random order of the numbers below <paramref name="count"/>.</summary>
    public static int[] Permutation(Random random, int count)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        for (int i = 0; i < count; i++)
        {
            int other = i + random.Next(count - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    private static uint Draw(Random source) => ((uint)source.Next(0x10000) << 16) | (uint)source.Next(0x10000);

    // A Tausworthe step loses its low bits: small states would never leave zero.
    private static uint DrawLarge(Random source)
    {
        uint u;
        do
            u = Draw(source);
        while (u < 128);
        return u;
    }

    private static uint Step(uint z, int s1, int s2, int s3, uint mask) => ((z & mask) << s3) ^ (((z << s1) ^ z) >> s2);

    private uint Advance()
    {
        _z1 = Step(_z1, 13, 19, 12, ~1u);
        _z2 = Step(_z2, 2, 25, 4, ~7u);
        _z3 = Step(_z3, 3, 11, 17, ~15u);
        _z4 = unchecked((1664525 * _z4) + 1013904223);
        return _z1 ^ _z2 ^ _z3 ^ _z4;
    }
}
