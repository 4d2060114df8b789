namespace Xfel.ML.Networks.Internals;

/// <summary>Zeros that tiles read where there is no bias, no addend or no earlier sum.</summary>
internal static unsafe class ZeroVector
{
    /// <summary>One vector for each block of the widest tile.</summary>
    private static readonly AlignedBuffer Zeros = Create();

    public static float* Pointer => Zeros.Pointer;

    private static AlignedBuffer Create()
    {
        var zeros = new AlignedBuffer(4 * BlockedShape.Lanes);
        zeros.Span.Clear();
        return zeros;
    }
}
