using Xfel.ML.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>What happens to a frame between the source and the network: check, augmentation, normalisation.</summary>
/// <param name="Augmentation">Null outside training.</param>
/// <param name="Normalization">Null for raw pixels.</param>
internal sealed record FramePreparation(FrameAugmentation? Augmentation, PixelNormalization? Normalization)
{
    public void Apply(Span<float> frame, int epoch, int index)
    {
        if (!FiniteCheck.AllFinite(frame))
            throw new InvalidInputException(Describe(frame));
        Augmentation?.Apply(frame, epoch, index);
        Normalization?.Apply(frame, frame);
    }

    private static string Describe(ReadOnlySpan<float> frame)
    {
        int count = 0, first = -1;
        for (int i = 0; i < frame.Length; i++)
        {
            if (float.IsFinite(frame[i]))
                continue;
            count++;
            first = first < 0 ? i : first;
        }

        return $"found {count} pixels of {frame.Length} that are NaN or infinite, the first at position {first}; expected numbers; mask or replace such pixels before training";
    }
}
