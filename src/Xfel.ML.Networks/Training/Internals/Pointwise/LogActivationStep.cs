using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The logarithmic activation; a trained alpha is its only parameter. sign(x) alpha (ln(|x| + 1/e) + 1) is sign(x) alpha ln(1 + e |x|), which is exactly 0 at 0; its slope alpha e / (1 + e |x|)
/// is alpha exp(1 - |y / alpha|), so that the backward pass needs the output alone.
/// </summary>
internal sealed unsafe class LogActivationStep(LogActivationLayer layer, StepShapes shapes) : TrainingStep
{
    private readonly MapBands _bands = new(shapes.Input);

    public override bool BackwardReadsInput => false;

    public override bool BackwardReadsOutput => true;

    public override int ScratchLength(int frames, int threads) => layer.IsTrained ? LaneSums.FloatsFor(_bands.Count(frames)) : 0;

    public override void Forward(in StepBuffers buffers, in StepCall call) =>
        ParallelLoop.For(_bands.Count(call.Frames), call.Threads, new ForwardBody(this, buffers));

    public override void Backward(in StepBuffers buffers, in StepCall call)
    {
        ParallelLoop.For(_bands.Count(call.Frames), call.Threads, new BackwardBody(this, buffers));
        if (!layer.IsTrained)
            return;
        double sum = 0;
        double* total = stackalloc double[LaneSums.Length];
        for (int block = 0; block < shapes.Input.Blocks; block++)
        {
            LaneSums.Total((double*)buffers.Scratch, _bands, call.Frames, shapes.Input.Blocks, block, total);
            for (int lane = 0; lane < BlockedShape.Lanes; lane++)
                sum += total[lane];
        }

        new Span<float>(buffers.ParameterGradients[0], BlockedShape.Lanes).Clear();
        buffers.ParameterGradients[0][0] = (float)(sum / Alpha(buffers));
    }

    private float Alpha(in StepBuffers buffers) => layer.IsTrained ? buffers.Parameters[0][0] : layer.Alpha;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardBand(in StepBuffers buffers, in MapBand band)
    {
        Vector512<float> alpha = Vector512.Create(Alpha(buffers)), e = Vector512.Create(MathF.E);
        float* input = MapRows.Start(buffers.Input, shapes.Input, band), output = MapRows.Start(buffers.Output, shapes.Output, band);
        for (int row = 0; row < band.Rows; row++, input += shapes.Input.RowStride, output += shapes.Output.RowStride)
        {
            for (int pixel = 0; pixel < shapes.Input.Width * BlockedShape.Lanes; pixel += BlockedShape.Lanes)
            {
                Vector512<float> x = Vector512.Load(input + pixel);
                Vector512<float> magnitude = alpha * Vector512.Log(Vector512<float>.One + e * Vector512.Abs(x));
                Vector512.CopySign(magnitude, x).Store(output + pixel);
            }
        }

        MapRows.ClearHalo(buffers.Output, shapes.Output, band);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackwardBand(in StepBuffers buffers, in MapBand band, double* sums)
    {
        new Span<double>(sums, layer.IsTrained ? LaneSums.Length : 0).Clear();
        Vector512<float> factor = Vector512.Create(Alpha(buffers) * MathF.E), inverse = Vector512.Create(-1 / Math.Abs(Alpha(buffers))), sum = default;
        bool writes = buffers.InputGradient is not null, accumulate = buffers.AccumulateInput;
        float* output = MapRows.Start(buffers.Output, shapes.Output, band), gradient = MapRows.Start(buffers.OutputGradient, shapes.OutputGradient, band);
        float* result = writes ? MapRows.Start(buffers.InputGradient, shapes.InputGradient, band) : null;
        for (int row = 0; row < band.Rows; row++)
        {
            for (int column = 0; column < shapes.Input.Width; column++)
            {
                int pixel = column * BlockedShape.Lanes;
                Vector512<float> y = Vector512.Load(output + pixel), g = Vector512.Load(gradient + pixel);
                sum += g * y;
                if (layer.IsTrained && (column % LaneSums.Run == LaneSums.Run - 1 || column == shapes.Input.Width - 1))
                {
                    LaneSums.Add(sums, sum);
                    sum = default;
                }

                if (!writes)
                    continue;
                g *= factor * Vector512.Exp(Vector512.Abs(y) * inverse);
                (accumulate ? g + Vector512.Load(result + pixel) : g).Store(result + pixel);
            }

            output += shapes.Output.RowStride;
            gradient += shapes.OutputGradient.RowStride;
            result += shapes.InputGradient.RowStride;
        }

        if (writes)
            MapRows.ClearHalo(buffers.InputGradient, shapes.InputGradient, band);
    }

    private readonly struct ForwardBody(LogActivationStep step, StepBuffers buffers) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => step.ForwardBand(buffers, step._bands[item]);
    }

    private readonly struct BackwardBody(LogActivationStep step, StepBuffers buffers) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => step.BackwardBand(buffers, step._bands[item], (double*)buffers.Scratch + (nint)item * LaneSums.Length);
    }
}
