namespace Xfel.ML.Numerics;

/// <summary>Tells a usable frame from one that holds nothing to look at.</summary>
public static class FrameInspection
{
    /// <summary>Looks for a reason why a frame cannot be used.</summary>
    /// <param name="frame">The intensities.</param>
    /// <returns><see langword="null"/> for a usable frame; otherwise the reason, such as <c>no finite pixel (65536 NaN)</c>.</returns>
    public static string? FindFault(ReadOnlySpan<float> frame)
    {
        if (frame.IsEmpty)
            return "no pixel";
        int notANumber = 0;
        foreach (float pixel in frame)
        {
            if (float.IsFinite(pixel))
                return null;
            notANumber += float.IsNaN(pixel) ? 1 : 0;
        }

        int infinite = frame.Length - notANumber;
        return infinite == 0 ? FormattableString.Invariant($"no finite pixel ({notANumber} NaN)")
            : notANumber == 0 ? FormattableString.Invariant($"no finite pixel ({infinite} infinite)")
            : FormattableString.Invariant($"no finite pixel ({notANumber} NaN, {infinite} infinite)");
    }
}
