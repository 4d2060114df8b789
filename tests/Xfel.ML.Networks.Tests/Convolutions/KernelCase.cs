using System.Runtime.Intrinsics;
using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Convolutions;

/// <summary>The shapes on which convolution kernels are compared with the plain loops.</summary>
internal static class KernelCase
{
    private static readonly int[] Channels = [1, 3, 16, 20, 32, 33, 64];
    private static readonly (int Height, int Width)[] Sizes = [(1, 1), (5, 7), (17, 23), (14, 14), (30, 31)];

    /// <summary>
    /// Every kernel side, stride and padding below the side; channels and sizes take turns, so that each meets many of them while the plain loops stay affordable.
    /// Without any vectors a quarter of them must do.
    /// </summary>
    public static IEnumerable<(ConvolutionShape Shape, int Frames)> All() => Swept().Concat(Banded());

    /// <summary>Maps so large that the kernels split them into bands of rows.</summary>
    private static IEnumerable<(ConvolutionShape Shape, int Frames)> Banded() =>
    [
        (new(new FeatureShape(17, 70, 41), 20, 3, 1, 1), 1),
        (new(new FeatureShape(33, 90, 60), 4, 3, 2, 1), 2),
        (new(new FeatureShape(1, 150, 131), 40, 7, 2, 3), 2),
        (new(new FeatureShape(3, 61, 80), 33, 3, 1, 0), 2),
    ];

    private static IEnumerable<(ConvolutionShape Shape, int Frames)> Swept()
    {
        int turn = 0;
        foreach (int kernel in (int[])[1, 2, 3, 5, 7])
        {
            for (int stride = 1; stride <= 3; stride++)
            {
                for (int padding = 0; padding < kernel; padding++)
                {
                    for (int repeat = 0; repeat < 2; repeat++, turn++)
                    {
                        (int height, int width) = Sizes[turn % Sizes.Length];
                        int inputs = Channels[turn % Channels.Length], outputs = Channels[(turn * 3 + repeat + turn / 7) % Channels.Length];
                        if (Math.Min(height, width) + 2 * padding < kernel)
                            (height, width) = (kernel + turn % 3, kernel + 2);
                        if ((long)inputs * outputs * kernel * kernel * height * width > 2_000_000)
                            (height, width) = (kernel + 2, kernel + 4);
                        if (Vector128.IsHardwareAccelerated || turn % 4 == 0)
                            yield return (new ConvolutionShape(new FeatureShape(inputs, height, width), outputs, kernel, stride, padding), 1 + turn % 3);
                    }
                }
            }
        }
    }
}
