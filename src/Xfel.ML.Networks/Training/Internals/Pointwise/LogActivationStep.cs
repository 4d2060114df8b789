using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The logarithmic activation; a trained alpha is its only parameter. sign(x) alpha (ln(|x| + 1/e) + 1) is sign(x) alpha ln(1 + e |x|), which is exactly 0 at 0; its slope
/// alpha e / (1 + e |x|) is alpha exp(1 - |y / alpha|), so that the backward pass needs the output alone.
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

    private void ForwardBand(in StepBuffers buffers, in MapBand band)
    {
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            ForwardPart(buffers, band, part);
        MapRows.ClearHalo(buffers.Output, shapes.Output, band);
    }

    private void BackwardBand(in StepBuffers buffers, in MapBand band, double* sums)
    {
        new Span<double>(sums, layer.IsTrained ? LaneSums.Length : 0).Clear();
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            BackwardPart(buffers, band, part, sums + part);
        if (buffers.InputGradient is not null)
            MapRows.ClearHalo(buffers.InputGradient, shapes.InputGradient, band);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardPart(in StepBuffers buffers, in MapBand band, int part)
    {
        Vector<float> alpha = Vector.Create(Alpha(buffers)), e = Vector.Create(MathF.E);
        float* input = MapRows.Start(buffers.Input, shapes.Input, band) + part, output = MapRows.Start(buffers.Output, shapes.Output, band) + part;
        for (int row = 0; row < band.Rows; row++, input += shapes.Input.RowStride, output += shapes.Output.RowStride)
        {
            for (int pixel = 0; pixel < shapes.Input.Width * BlockedShape.Lanes; pixel += BlockedShape.Lanes)
            {
                Vector<float> x = Vector.Load(input + pixel);
                Vector<float> magnitude = alpha * Vector.Log(Vector<float>.One + e * Vector.Abs(x));
                Vector.CopySign(magnitude, x).Store(output + pixel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackwardPart(in StepBuffers buffers, in MapBand band, int part, double* sums)
    {
        Vector<float> factor = Vector.Create(Alpha(buffers) * MathF.E), inverse = Vector.Create(-1 / Math.Abs(Alpha(buffers))), sum = default;
        bool writes = buffers.InputGradient is not null, accumulate = buffers.AccumulateInput;
        float* output = MapRows.Start(buffers.Output, shapes.Output, band) + part, gradient = MapRows.Start(buffers.OutputGradient, shapes.OutputGradient, band) + part;
        float* result = writes ? MapRows.Start(buffers.InputGradient, shapes.InputGradient, band) + part : null;
        for (int row = 0; row < band.Rows; row++)
        {
            for (int column = 0; column < shapes.Input.Width; column++)
            {
                int pixel = column * BlockedShape.Lanes;
                Vector<float> y = Vector.Load(output + pixel), g = Vector.Load(gradient + pixel);
                sum += g * y;
                if (layer.IsTrained && (column % LaneSums.Run == LaneSums.Run - 1 || column == shapes.Input.Width - 1))
                {
                    LaneSums.Add(sums, sum);
                    sum = default;
                }

                if (!writes)
                    continue;
                g *= factor * Vector.Exp(Vector.Abs(y) * inverse);
                (accumulate ? g + Vector.Load(result + pixel) : g).Store(result + pixel);
            }

            output += shapes.Output.RowStride;
            gradient += shapes.OutputGradient.RowStride;
            result += shapes.InputGradient.RowStride;
        }
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
