using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>Mean over windows without padding; a global mean is one window over the whole map. Each row of a window is summed on its own, then the rows.</summary>
internal sealed unsafe class AveragePoolInference(int height, int width, int stride, BlockedShape input, BlockedShape output) : RowStep(input, output)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void RunRow(float* input, float* addend, int block, int row, float* output)
    {
        int rowStride = Input.RowStride;
        Vector256<float> share = Vector256.Create((float)(1.0 / ((double)height * width)));
        for (int column = 0; column < Output.Width; column++, output += BlockedShape.Lanes)
        {
            float* line = input + Input.Offset(0, row * stride, column * stride);
            Vector256<float> low = default, high = default;
            for (int y = 0; y < height; y++, line += rowStride)
            {
                Vector256<float> rowLow = default, rowHigh = default;
                for (float* pixel = line; pixel < line + width * BlockedShape.Lanes; pixel += BlockedShape.Lanes)
                {
                    rowLow += Vector256.Load(pixel);
                    rowHigh += Vector256.Load(pixel + 8);
                }

                low += rowLow;
                high += rowHigh;
            }

            (low * share).Store(output);
            (high * share).Store(output + 8);
        }
    }
}
