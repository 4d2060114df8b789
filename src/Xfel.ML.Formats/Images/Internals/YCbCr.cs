namespace Xfel.ML.Formats.Internals;

/// <summary>The colour space of JFIF (ITU-R BT.601, full range), in libjpeg's 16-bit fixed point.</summary>
internal static class YCbCr
{
    private const int Bits = 16;
    private const int Half = 1 << (Bits - 1);
    private const int Center = 128 << Bits;

    public static void FromRgb(ReadOnlySpan<byte> rgb, Span<byte> y, Span<byte> cb, Span<byte> cr)
    {
        for (int i = 0; i < y.Length; i++)
        {
            int r = rgb[3 * i], g = rgb[3 * i + 1], b = rgb[3 * i + 2];

            // round(c * 2^16) of 0.299, 0.587, 0.114; 0.168735892, 0.331264108, 0.5; 0.418687589, 0.081312411.
            y[i] = (byte)((19595 * r + 38470 * g + 7471 * b + Half) >> Bits);
            cb[i] = (byte)((-11059 * r - 21709 * g + 32768 * b + Center + Half - 1) >> Bits);
            cr[i] = (byte)((32768 * r - 27439 * g - 5329 * b + Center + Half - 1) >> Bits);
        }
    }
}
