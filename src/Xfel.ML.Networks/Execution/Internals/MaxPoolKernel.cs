using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>Maximum over square windows of one block of 16 channels.</summary>
internal static unsafe class MaxPoolKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, int sourceRowStride, float* destination, int destinationRowStride, int rows, int columns, int size)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                float* corner = source + (nint)row * size * sourceRowStride + column * size * BlockedShape.Lanes;
                Vector256<float> low = Vector256.Load(corner), high = Vector256.Load(corner + 8);
                for (int dy = 0; dy < size; dy++)
                {
                    for (int dx = 0; dx < size; dx++)
                    {
                        float* pixel = corner + (nint)dy * sourceRowStride + dx * BlockedShape.Lanes;
                        low = Vector256.Max(low, Vector256.Load(pixel));
                        high = Vector256.Max(high, Vector256.Load(pixel + 8));
                    }
                }

                float* target = destination + (nint)row * destinationRowStride + column * BlockedShape.Lanes;
                low.Store(target);
                high.Store(target + 8);
            }
        }
    }
}
