namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Normal deviates with the same bits on every platform: xoshiro256** (Blackman and Vigna 2018) seeded by SplitMix64, Marsaglia's polar method,
/// and a logarithm of IEEE basic operations only, since library logarithms differ in the last bit.
/// </summary>
internal struct RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spare;
    private bool _hasSpare;

    /// <summary>An own stream for each combination of the three numbers.</summary>
    public RandomStream(int seed, int layer, int output)
    {
        ulong state = Mix(Mix(Mix((uint)seed) + (uint)layer) + (uint)output);
        _s0 = Next(ref state);
        _s1 = Next(ref state);
        _s2 = Next(ref state);
        _s3 = Next(ref state);
    }

    public double NextNormal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        double u, v, square;
        do
        {
            u = 2 * NextUnit() - 1;
            v = 2 * NextUnit() - 1;
            square = u * u + v * v;
        }
        while (square >= 1 || square == 0);
        double scale = Math.Sqrt(-2 * Log(square) / square);
        _spare = v * scale;
        _hasSpare = true;
        return u * scale;
    }

    /// <summary>ln x for 0 &lt; x &lt; 1: x = m 2^e with m in [1/sqrt 2, sqrt 2), ln m = 2 artanh((m - 1) / (m + 1)).</summary>
    internal static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xF_FFFF_FFFF_FFFF) | (1023L << 52));
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }

        double z = (m - 1) / (m + 1), zz = z * z, sum = 0;
        for (int k = 21; k >= 1; k -= 2)
            sum = sum * zz + 1.0 / k;
        return 2 * z * sum + exponent * 0.6931471805599453;
    }

    /// <summary>A well-mixed number for each number.</summary>
    public static ulong Mix(ulong value) => Next(ref value);

    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    private ulong NextBits()
    {
        ulong result = ulong.RotateLeft(_s1 * 5, 7) * 9, t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }
}
