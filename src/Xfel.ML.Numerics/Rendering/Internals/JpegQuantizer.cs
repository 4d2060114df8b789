namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// The quantisation of one quality: libjpeg's standard table, scaled as <c>jpeg_set_quality</c> does with baseline
/// limits, and the constants that divide by it exactly. The forward transform leaves a factor 8, so the divisor is <c>8 q</c>.
/// </summary>
internal sealed class JpegQuantizer
{
    /// <summary>ITU-T T.81, table K.1, row by row.</summary>
    private static ReadOnlySpan<byte> StandardLuminance =>
    [
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ];

    /// <summary>ITU-T T.81, table K.2, row by row.</summary>
    private static ReadOnlySpan<byte> StandardChrominance =>
    [
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
    ];

    /// <summary>|coefficient| + half a divisor stays below 2^14: |F| of 8-bit pixels is under 8 * 1305, half a divisor under 1021.</summary>
    public const int NumeratorBits = 14;

    public const int StepTable = 0, HalfTable = 64, MultiplierTable = 128, ShiftTable = 192;

    private static readonly JpegQuantizer?[] Luminance = new JpegQuantizer?[101];
    private static readonly JpegQuantizer?[] Chrominance = new JpegQuantizer?[101];

    private JpegQuantizer(ReadOnlySpan<byte> standard, int quality)
    {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        for (int i = 0; i < 64; i++)
        {
            int step = Math.Clamp((standard[i] * percent + 50) / 100, 1, 255);
            int divisor = 8 * step;

            // n / d = n * ceil(2^s / d) >> s is exact for n < 2^14 when 2^s >= 2^14 d; n * multiplier then stays below 2^30.
            int shift = NumeratorBits + (32 - int.LeadingZeroCount(divisor - 1));
            Tables[StepTable + i] = step;
            Tables[HalfTable + i] = divisor / 2;
            Tables[ShiftTable + i] = shift;
            Tables[MultiplierTable + i] = (int)(((1L << shift) + divisor - 1) / divisor);
        }
    }

    /// <summary>Four tables of 64, row by row: the quantisation steps and the constants of the division.</summary>
    public int[] Tables { get; } = new int[4 * 64];

    /// <summary>The quantisation steps, row by row.</summary>
    public ReadOnlySpan<int> Steps => Tables.AsSpan(StepTable, 64);

    /// <summary>The luminance table of a quality, made once. Two threads may make the same one; the tables are equal.</summary>
    public static JpegQuantizer ForLuminance(int quality) => Luminance[quality] ??= new JpegQuantizer(StandardLuminance, quality);

    /// <summary>The chrominance table of a quality, made once.</summary>
    public static JpegQuantizer ForChrominance(int quality) => Chrominance[quality] ??= new JpegQuantizer(StandardChrominance, quality);
}
