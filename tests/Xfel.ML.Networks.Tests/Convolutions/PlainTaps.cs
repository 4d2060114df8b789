using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Convolutions;

internal static class PlainTaps
{
    /// <summary>The input pixels under the kernel at one output pixel, those in the padding left out.</summary>
    public static IEnumerable<(int Row, int Column, int Tap)> Of(ConvolutionShape shape, int row, int column)
    {
        for (int tap = 0; tap < shape.Kernel * shape.Kernel; tap++)
        {
            int r = row * shape.Stride - shape.Padding + tap / shape.Kernel, c = column * shape.Stride - shape.Padding + tap % shape.Kernel;
            if (r >= 0 && r < shape.Input.Height && c >= 0 && c < shape.Input.Width)
                yield return (r, c, tap);
        }
    }

    public static int Offset(in BlockedShape shape, int channel, int row, int column) => shape.Offset(channel / BlockedShape.Lanes, row, column) + channel % BlockedShape.Lanes;
}
