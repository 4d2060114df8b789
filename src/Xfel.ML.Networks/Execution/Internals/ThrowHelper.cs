using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Xfel.ML.Numerics;

namespace Xfel.ML.Networks.Internals;

internal static class ThrowHelper
{
    [DoesNotReturn]
    public static void Length(string argument, int found, int batch, int perFrame) =>
        throw new ArgumentException($"found {found} values, expected {batch} frames of {perFrame}: {(long)batch * perFrame}", argument);

    [DoesNotReturn]
    public static void NotFinite(ReadOnlySpan<float> pixels, int frame, FeatureShape shape)
    {
        int at = 0;
        while (float.IsFinite(pixels[at]))
            at++;
        throw new InvalidInputException(string.Create(
            CultureInfo.InvariantCulture,
            $"frame {frame} of the batch: found {pixels[at]} in channel {at / (shape.Height * shape.Width)}, row {at / shape.Width % shape.Height}, column {at % shape.Width}; expected finite pixels; mask or replace bad pixels first"));
    }

    [DoesNotReturn]
    public static void Overflow(int frame, string network) =>
        throw new InvalidInputException($"frame {frame} of the batch: its outputs of {network} are not finite numbers; expected pixels of the size that the network was trained on; check the frame's units and bad pixels");
}
