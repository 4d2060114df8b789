using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>Maximum over square windows; pixels in the padding are left out.</summary>
internal sealed unsafe class MaxPoolInference(MaxPoolLayer layer, BlockedShape input, BlockedShape output) : RowStep(input, output)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void RunRow(float* input, float* addend, int block, int row, float* output)
    {
        int top = row * layer.Stride - layer.Padding, firstRow = Math.Max(0, top), endRow = Math.Min(Input.Height, top + layer.Size);
        int stride = Input.RowStride;
        for (int column = 0; column < Output.Width; column++, output += BlockedShape.Lanes)
        {
            int left = column * layer.Stride - layer.Padding, firstColumn = Math.Max(0, left), endColumn = Math.Min(Input.Width, left + layer.Size);
            float* line = input + Input.Offset(0, firstRow, firstColumn);
            Vector256<float> low = Vector256.Load(line), high = Vector256.Load(line + 8);
            for (int y = firstRow; y < endRow; y++, line += stride)
            {
                float* end = line + (endColumn - firstColumn) * BlockedShape.Lanes;
                for (float* pixel = line; pixel < end; pixel += BlockedShape.Lanes)
                {
                    low = Vector256.MaxNative(low, Vector256.Load(pixel));
                    high = Vector256.MaxNative(high, Vector256.Load(pixel + 8));
                }
            }

            low.Store(output);
            high.Store(output + 8);
        }
    }
}
