using System.Runtime.CompilerServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// The integer 8-point transforms of libjpeg's <c>islow</c> method (Loeffler, Ligtenberg and Moschytz 1989, with 12 multiplications;
/// constants scaled by 2^13, two extra bits kept between the passes), on one block per lane. Each rounding constant is
/// added where it reaches every output exactly once; integer addition being associative, no bit changes.
/// </summary>
internal static unsafe class JpegTransform<TLanes>
    where TLanes : struct, IIntLanes<TLanes>
{
    private const int ConstantBits = 13;
    private const int PassBits = 2;

    // round(c * 2^13) of the rotation constants.
    private const int C0298 = 2446, C0390 = 3196, C0541 = 4433, C0765 = 6270, C0899 = 7373, C1175 = 9633;
    private const int C1501 = 12299, C1847 = 15137, C1961 = 16069, C2053 = 16819, C2562 = 20995, C3072 = 25172;

    /// <summary>Forward transform along one row of eight pixels per lane; the level shift of 128 reaches only the mean.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ForwardRow(int* low, int* high, int* coefficients)
    {
        TLanes left = TLanes.Load(low), right = TLanes.Load(high);
        Forward(
            left & 255, (left >>> 8) & 255, (left >>> 16) & 255, left >>> 24,
            right & 255, (right >>> 8) & 255, (right >>> 16) & 255, right >>> 24,
            ConstantBits - PassBits, out TLanes mean, out TLanes c4, coefficients, TLanes.Count);
        ((mean + -8 * 128) << PassBits).Store(coefficients);
        (c4 << PassBits).Store(coefficients + 4 * TLanes.Count);
    }

    /// <summary>Second forward pass and quantisation of one column; <paramref name="tables"/> are those of the quantiser, from this column on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ForwardColumn(int* column, int* tables)
    {
        int stride = 8 * TLanes.Count;
        Forward(
            TLanes.Load(column), TLanes.Load(column + stride), TLanes.Load(column + 2 * stride), TLanes.Load(column + 3 * stride),
            TLanes.Load(column + 4 * stride), TLanes.Load(column + 5 * stride), TLanes.Load(column + 6 * stride), TLanes.Load(column + 7 * stride),
            ConstantBits + PassBits, out TLanes c0, out TLanes c4, column, stride);
        ((c0 + (1 << (PassBits - 1))) >> PassBits).Store(column);
        ((c4 + (1 << (PassBits - 1))) >> PassBits).Store(column + 4 * stride);
        for (int row = 0; row < 8; row++)
            Quantize(TLanes.Load(column + row * stride), tables + row * 8).Store(column + row * stride);
    }

    /// <summary>Dequantisation and first inverse pass of one column; decoders transform columns first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void InverseColumn(int* column, int* tables)
    {
        int stride = 8 * TLanes.Count;
        for (int row = 0; row < 8; row++)
            (TLanes.Load(column + row * stride) * tables[JpegQuantizer.StepTable + row * 8]).Store(column + row * stride);
        Inverse(column, stride, 0, 1 << (ConstantBits - PassBits - 1), ConstantBits - PassBits,
            out TLanes p0, out TLanes p1, out TLanes p2, out TLanes p3, out TLanes p4, out TLanes p5, out TLanes p6, out TLanes p7);
        p0.Store(column);
        p1.Store(column + stride);
        p2.Store(column + 2 * stride);
        p3.Store(column + 3 * stride);
        p4.Store(column + 4 * stride);
        p5.Store(column + 5 * stride);
        p6.Store(column + 6 * stride);
        p7.Store(column + 7 * stride);
    }

    /// <summary>Inverse transform along one row, level shift and limit to 0 .. 255. In units of the mean, 128 is 128 * 2^5 and one half is 2^4.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void InverseRow(int* coefficients, int* low, int* high)
    {
        Inverse(coefficients, TLanes.Count, (128 << (PassBits + 3)) + (1 << (PassBits + 2)), 0, ConstantBits + PassBits + 3,
            out TLanes p0, out TLanes p1, out TLanes p2, out TLanes p3, out TLanes p4, out TLanes p5, out TLanes p6, out TLanes p7);
        Pack(p0, p1, p2, p3).Store(low);
        Pack(p4, p5, p6, p7).Store(high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Pack(TLanes a, TLanes b, TLanes c, TLanes d) =>
        (TLanes.ClampToByte(a) | (TLanes.ClampToByte(b) << 8)) | ((TLanes.ClampToByte(c) << 16) | (TLanes.ClampToByte(d) << 24));

    /// <summary>The nearest multiple of the step, halves away from zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Quantize(TLanes coefficient, int* tables)
    {
        TLanes sign = coefficient >> 31;
        TLanes magnitude = (coefficient ^ sign) - sign;
        TLanes level = ((magnitude + tables[JpegQuantizer.HalfTable]) * tables[JpegQuantizer.MultiplierTable]) >>> tables[JpegQuantizer.ShiftTable];
        return (level ^ sign) - sign;
    }

    /// <summary>Stores coefficients 1, 2, 3, 5, 6 and 7; 0 and 4 need no multiplication and are returned unscaled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Forward(
        TLanes x0, TLanes x1, TLanes x2, TLanes x3, TLanes x4, TLanes x5, TLanes x6, TLanes x7,
        int shift, out TLanes c0, out TLanes c4, int* coefficients, int stride)
    {
        int half = 1 << (shift - 1);
        TLanes s0 = x0 + x7, s1 = x1 + x6, s2 = x2 + x5, s3 = x3 + x4;
        TLanes d0 = x0 - x7, d1 = x1 - x6, d2 = x2 - x5, d3 = x3 - x4;

        TLanes e0 = s0 + s3, e1 = s1 + s2, e2 = s1 - s2, e3 = s0 - s3;
        c0 = e0 + e1;
        c4 = e0 - e1;
        TLanes even = (e2 + e3) * C0541 + half;
        ((even + e3 * C0765) >> shift).Store(coefficients + 2 * stride);
        ((even - e2 * C1847) >> shift).Store(coefficients + 6 * stride);

        TLanes a = d3 + d1, b = d2 + d0;
        TLanes odd = (a + b) * C1175 + half;
        a = odd - a * C1961;
        b = odd - b * C0390;
        TLanes outer = (d3 + d0) * C0899, inner = (d2 + d1) * C2562;
        ((d3 * C0298 - outer + a) >> shift).Store(coefficients + 7 * stride);
        ((d2 * C2053 - inner + b) >> shift).Store(coefficients + 5 * stride);
        ((d1 * C3072 - inner + a) >> shift).Store(coefficients + 3 * stride);
        ((d0 * C1501 - outer + b) >> shift).Store(coefficients + stride);
    }

    /// <summary>Inverse transform; <paramref name="meanOffset"/> is added to coefficient 0, <paramref name="half"/> to every output before the shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Inverse(
        int* coefficients, int stride, int meanOffset, int half, int shift,
        out TLanes p0, out TLanes p1, out TLanes p2, out TLanes p3, out TLanes p4, out TLanes p5, out TLanes p6, out TLanes p7)
    {
        TLanes c2 = TLanes.Load(coefficients + 2 * stride), c6 = TLanes.Load(coefficients + 6 * stride);
        TLanes even = (c2 + c6) * C0541;
        TLanes e2 = even - c6 * C1847, e3 = even + c2 * C0765;
        TLanes c0 = TLanes.Load(coefficients) + meanOffset, c4 = TLanes.Load(coefficients + 4 * stride);
        TLanes e0 = ((c0 + c4) << ConstantBits) + half, e1 = ((c0 - c4) << ConstantBits) + half;
        TLanes s0 = e0 + e3, s3 = e0 - e3, s1 = e1 + e2, s2 = e1 - e2;

        TLanes c1 = TLanes.Load(coefficients + stride), c3 = TLanes.Load(coefficients + 3 * stride);
        TLanes c5 = TLanes.Load(coefficients + 5 * stride), c7 = TLanes.Load(coefficients + 7 * stride);
        TLanes a = c7 + c3, b = c5 + c1;
        TLanes odd = (a + b) * C1175;
        a = odd - a * C1961;
        b = odd - b * C0390;
        TLanes outer = (c7 + c1) * C0899, inner = (c5 + c3) * C2562;
        TLanes d3 = c7 * C0298 - outer + a, d2 = c5 * C2053 - inner + b, d1 = c3 * C3072 - inner + a, d0 = c1 * C1501 - outer + b;

        p0 = (s0 + d0) >> shift;
        p7 = (s0 - d0) >> shift;
        p1 = (s1 + d1) >> shift;
        p6 = (s1 - d1) >> shift;
        p2 = (s2 + d2) >> shift;
        p5 = (s2 - d2) >> shift;
        p3 = (s3 + d3) >> shift;
        p4 = (s3 - d3) >> shift;
    }
}
