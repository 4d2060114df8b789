using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>The sum of a gradient over frames and pixels: rows in float, everything above them in double, always in the same order.</summary>
internal static unsafe class BiasGradientKernel
{
    public static int ScratchLength(BlockedShape shape, int frames) => frames * shape.Blocks * BlockedShape.Lanes;

    public static void Run(float* outputGradient, BlockedShape shape, float* gradient, float* scratch, int frames, int threads)
    {
        ParallelLoop.For(frames * shape.Blocks, threads, new Body(outputGradient, shape, scratch));
        int channels = shape.Blocks * BlockedShape.Lanes;
        for (int channel = 0; channel < channels; channel++)
        {
            double sum = 0;
            for (int frame = 0; frame < frames; frame++)
                sum += scratch[frame * channels + channel];
            gradient[channel] = (float)sum;
        }
    }

    private readonly struct Body(float* outputGradient, BlockedShape shape, float* sums) : ParallelLoop.IBody
    {
        private readonly float* _outputGradient = outputGradient;
        private readonly float* _sums = sums;

        public void Run(int item, int worker)
        {
            int frame = item / shape.Blocks, block = item % shape.Blocks;
            Vector512<double> low = Vector512<double>.Zero, high = low;
            for (int y = 0; y < shape.Height; y++)
            {
                float* row = _outputGradient + (nint)frame * shape.Length + shape.Offset(block, y, 0);
                Vector512<float> sum = Vector512<float>.Zero;
                for (int x = 0; x < shape.Width; x++)
                    sum += Vector512.Load(row + x * BlockedShape.Lanes);
                (Vector512<double> first, Vector512<double> second) = Vector512.Widen(sum);
                low += first;
                high += second;
            }

            Vector512.Narrow(low, high).Store(_sums + item * BlockedShape.Lanes);
        }
    }
}
