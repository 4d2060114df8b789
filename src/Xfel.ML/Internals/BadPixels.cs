namespace Xfel.ML.Internals;

/// <summary>Bad pixels where there is no place for a mask.</summary>
internal static class BadPixels
{
    /// <summary>Makes pixels that are not good NaN, which every later step takes as a bad pixel.</summary>
    public static void Hide(Span<float> pixels, ReadOnlySpan<bool> good)
    {
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = good[i] ? pixels[i] : float.NaN;
    }
}
