using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>dL/db: the sum of dL/dy over the batch for every channel; rows in float, rows together in double, in one order for any number of threads.</summary>
internal static unsafe class BiasGradient
{
    /// <param name="outputGradient">dL/dy, frame after frame.</param>
    /// <param name="shape">Layout of one frame.</param>
    /// <param name="frames">Frames in the batch.</param>
    /// <param name="bias">One value per channel, padded to whole blocks (<see cref="VectorLayout"/>).</param>
    /// <param name="threads">Most threads.</param>
    public static void Run(float* outputGradient, in BlockedShape shape, int frames, float* bias, int threads) =>
        ParallelLoop.For(shape.Blocks, threads, new Body(outputGradient, shape, frames, bias));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunBlock(float* outputGradient, in BlockedShape shape, int frames, float* bias, int block)
    {
        Vector256<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (int frame = 0; frame < frames; frame++)
        {
            for (int row = 0; row < shape.Height; row++)
            {
                float* pixel = outputGradient + (nint)frame * shape.Length + shape.Offset(block, row, 0), end = pixel + shape.Width * BlockedShape.Lanes;
                Vector256<float> low = default, high = default;
                for (; pixel < end; pixel += BlockedShape.Lanes)
                {
                    low += Vector256.Load(pixel);
                    high += Vector256.Load(pixel + 8);
                }

                sum0 += Vector256.WidenLower(low);
                sum1 += Vector256.WidenUpper(low);
                sum2 += Vector256.WidenLower(high);
                sum3 += Vector256.WidenUpper(high);
            }
        }

        Vector256.Narrow(sum0, sum1).Store(bias + block * BlockedShape.Lanes);
        Vector256.Narrow(sum2, sum3).Store(bias + block * BlockedShape.Lanes + 8);
    }

    private readonly struct Body(float* outputGradient, BlockedShape shape, int frames, float* bias) : ParallelLoop.IBody
    {
        private readonly float* _outputGradient = outputGradient;
        private readonly float* _bias = bias;

        public void Run(int item, int worker) => RunBlock(_outputGradient, shape, frames, _bias, item);
    }
}
