using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Convolutions;

/// <summary>Loops without any trick, in double: what the fast kernels are compared with.</summary>
internal sealed unsafe class PlainForward(ConvolutionShape shape, BlockedShape input, BlockedShape output) : ForwardConvolution(shape, input, output)
{
    public override void Run(float* input, float* kernel, float* prepared, in ConvolutionEpilogue epilogue, float* output, float* scratch, int frames, int threads)
    {
        KernelLayout layout = Shape.Layout;
        for (int frame = 0; frame < frames; frame++)
        {
            float* x = input + (nint)frame * Input.Length, y = output + (nint)frame * Output.Length;
            float* addend = epilogue.Addend == null ? null : epilogue.Addend + (nint)frame * Output.Length;
            var sums = new float[Output.Length];
            for (int channel = 0; channel < Shape.Channels; channel++)
            {
                for (int row = 0; row < Output.Height; row++)
                {
                    for (int column = 0; column < Output.Width; column++)
                    {
                        double sum = epilogue.Bias == null ? 0 : epilogue.Bias[channel];
                        foreach ((int r, int c, int tap) in PlainTaps.Of(Shape, row, column))
                        {
                            for (int i = 0; i < Shape.Input.Channels; i++)
                                sum += (double)x[PlainTaps.Offset(Input, i, r, c)] * kernel[layout.Offset(channel, i, tap)];
                        }

                        int at = PlainTaps.Offset(Output, channel, row, column);
                        sum += addend == null ? 0 : addend[at];
                        sums[at] = (float)Math.Max(sum, epilogue.Slope * sum);
                    }
                }
            }

            sums.CopyTo(new Span<float>(y, Output.Length));
        }
    }
}
