using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>Mean over all pixels of a channel; the output is a map of one pixel.</summary>
internal sealed unsafe class GlobalAveragePoolStep(StepShapes shapes) : TrainingStep
{
    private readonly MapBands _inputBands = new(shapes.Input);

    public override bool BackwardReadsInput => false;

    public override bool BackwardReadsOutput => false;

    private int Blocks => shapes.Input.Blocks;

    private int Pixels => shapes.Input.Height * shapes.Input.Width;

    public override void Forward(in StepBuffers buffers, in StepCall call) =>
        ParallelLoop.For(call.Frames * Blocks, call.Threads, new ForwardBody(this, buffers));

    public override void Backward(in StepBuffers buffers, in StepCall call)
    {
        if (buffers.InputGradient is not null)
            ParallelLoop.For(_inputBands.Count(call.Frames), call.Threads, new BackwardBody(this, buffers));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardPlane(in StepBuffers buffers, in MapBand plane)
    {
        double* sums = stackalloc double[BlockedShape.Lanes];
        new Span<double>(sums, BlockedShape.Lanes).Clear();
        float* row = MapRows.Start(buffers.Input, shapes.Input, plane);
        for (int r = 0; r < shapes.Input.Height; r++, row += shapes.Input.RowStride)
        {
            for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            {
                Vector<float> sum = default;
                for (int pixel = part; pixel < shapes.Input.Width * BlockedShape.Lanes; pixel += BlockedShape.Lanes)
                    sum += Vector.Load(row + pixel);
                LaneSums.Add(sums + part, sum);
            }
        }

        float* output = MapRows.Start(buffers.Output, shapes.Output, plane);
        for (int lane = 0; lane < BlockedShape.Lanes; lane++)
            output[lane] = (float)(sums[lane] / Pixels);
        MapRows.ClearHalo(buffers.Output, shapes.Output, plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackwardBand(in StepBuffers buffers, in MapBand band)
    {
        BlockedShape gradient = shapes.OutputGradient;
        float* source = buffers.OutputGradient + (nint)band.Frame * gradient.Length + gradient.Offset(band.Block, 0, 0);
        float* target = MapRows.Start(buffers.InputGradient, shapes.InputGradient, band);
        for (int row = 0; row < band.Rows; row++, target += shapes.InputGradient.RowStride)
        {
            for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            {
                Vector<float> share = Vector.Load(source + part) / Vector.Create((float)Pixels);
                for (int pixel = part; pixel < shapes.Input.Width * BlockedShape.Lanes; pixel += BlockedShape.Lanes)
                    (buffers.AccumulateInput ? share + Vector.Load(target + pixel) : share).Store(target + pixel);
            }
        }

        MapRows.ClearHalo(buffers.InputGradient, shapes.InputGradient, band);
    }

    private readonly struct ForwardBody(GlobalAveragePoolStep step, StepBuffers buffers) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => step.ForwardPlane(buffers, new MapBand(item / step.Blocks, item % step.Blocks, 0, 1));
    }

    private readonly struct BackwardBody(GlobalAveragePoolStep step, StepBuffers buffers) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => step.BackwardBand(buffers, step._inputBands[item]);
    }
}
