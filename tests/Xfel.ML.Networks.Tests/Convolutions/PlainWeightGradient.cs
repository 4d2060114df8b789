using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Convolutions;

/// <summary>Loops without any trick, in double: what the fast kernels are compared with.</summary>
internal sealed unsafe class PlainWeightGradient(ConvolutionShape shape, BlockedShape input, BlockedShape outputGradient) : WeightGradient(shape, input, outputGradient)
{
    public override void Run(float* input, float* outputGradient, float* gradient, float* scratch, int frames, int threads)
    {
        KernelLayout layout = Shape.Layout;
        var sums = new double[layout.Length];
        for (int frame = 0; frame < frames; frame++)
        {
            float* x = input + (nint)frame * Input.Length, dy = outputGradient + (nint)frame * OutputGradient.Length;
            for (int row = 0; row < OutputGradient.Height; row++)
            {
                for (int column = 0; column < OutputGradient.Width; column++)
                {
                    foreach ((int r, int c, int tap) in PlainTaps.Of(Shape, row, column))
                    {
                        for (int o = 0; o < Shape.Channels; o++)
                        {
                            for (int i = 0; i < Shape.Input.Channels; i++)
                                sums[layout.Offset(o, i, tap)] += (double)dy[PlainTaps.Offset(OutputGradient, o, row, column)] * x[PlainTaps.Offset(Input, i, r, c)];
                        }
                    }
                }
            }
        }

        for (int i = 0; i < sums.Length; i++)
            gradient[i] = (float)sums[i];
    }
}
