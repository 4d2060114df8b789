using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Takes a background off frames. Pixels that are not finite in the frame or in the background are bad: nothing is known about them.</summary>
public static class BackgroundSubtraction
{
    /// <summary>Computes frame - scale * background; bad pixels become NaN.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="background">The background, in the frame's unit.</param>
    /// <param name="scale">What the background is multiplied with; 1 takes it as it is.</param>
    /// <param name="destination">Receives the difference; it may be <paramref name="frame"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or <paramref name="scale"/> is not finite.</exception>
    public static void Subtract(ReadOnlySpan<float> frame, ReadOnlySpan<float> background, float scale, Span<float> destination)
    {
        Throw.IfLengthDiffers(background.Length, frame.Length, nameof(background));
        Throw.IfLengthDiffers(destination.Length, frame.Length, nameof(destination));
        if (!float.IsFinite(scale))
            Throw.OutOfRange(nameof(scale), scale, "finite");
        for (int i = 0; i < frame.Length; i++)
            destination[i] = float.IsFinite(frame[i]) && float.IsFinite(background[i]) ? frame[i] - (scale * background[i]) : float.NaN;
    }

    /// <summary>The scale that makes sum((frame - scale * background)^2) over the good pixels least; 0 where the background is 0 on all of them, or none is good.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="background">The background.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static float FitScale(ReadOnlySpan<float> frame, ReadOnlySpan<float> background)
    {
        Throw.IfLengthDiffers(background.Length, frame.Length, nameof(background));
        double product = 0, square = 0;
        for (int i = 0; i < frame.Length; i++)
        {
            if (!float.IsFinite(frame[i]) || !float.IsFinite(background[i]))
                continue;
            product += (double)frame[i] * background[i];
            square += (double)background[i] * background[i];
        }

        // A quotient beyond single precision comes from a background of next to nothing.
        return square > 0 && float.IsFinite((float)(product / square)) ? (float)(product / square) : 0;
    }
}
