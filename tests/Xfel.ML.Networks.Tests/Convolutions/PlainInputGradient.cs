using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Convolutions;

/// <summary>Loops without any trick, in double: what the fast kernels are compared with.</summary>
internal sealed unsafe class PlainInputGradient(ConvolutionShape shape, BlockedShape outputGradient, BlockedShape inputGradient) : InputGradient(shape, outputGradient, inputGradient)
{
    public override void Run(float* outputGradient, float* kernel, float* prepared, float* inputGradient, bool accumulate, float* scratch, int frames, int threads)
    {
        KernelLayout layout = Shape.Layout;
        for (int frame = 0; frame < frames; frame++)
        {
            float* dy = outputGradient + (nint)frame * OutputGradient.Length, dx = inputGradient + (nint)frame * Gradient.Length;
            var sums = new double[Gradient.Length];
            for (int row = 0; row < OutputGradient.Height; row++)
            {
                for (int column = 0; column < OutputGradient.Width; column++)
                {
                    foreach ((int r, int c, int tap) in PlainTaps.Of(Shape, row, column))
                    {
                        for (int o = 0; o < Shape.Channels; o++)
                        {
                            double gradient = dy[PlainTaps.Offset(OutputGradient, o, row, column)];
                            for (int i = 0; i < Shape.Input.Channels; i++)
                                sums[PlainTaps.Offset(Gradient, i, r, c)] += gradient * kernel[layout.Offset(o, i, tap)];
                        }
                    }
                }
            }

            for (int i = 0; i < sums.Length; i++)
                dx[i] = (float)(sums[i] + (accumulate ? dx[i] : 0));
        }
    }
}
