using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>Mean over windows without padding.</summary>
internal sealed unsafe class AveragePoolStep(AveragePoolLayer layer, StepShapes shapes) : TrainingStep
{
    private readonly MapBands _outputBands = new(shapes.Output);
    private readonly MapBands _inputBands = new(shapes.Input);
    private readonly WindowCover _rows = new(shapes.Input.Height, shapes.Output.Height, layer.Size, layer.Stride, 0);
    private readonly WindowCover _columns = new(shapes.Input.Width, shapes.Output.Width, layer.Size, layer.Stride, 0);
    private readonly float _share = 1f / (layer.Size * layer.Size);

    public override bool BackwardReadsInput => false;

    public override bool BackwardReadsOutput => false;

    public override void Forward(in StepBuffers buffers, in StepCall call) =>
        ParallelLoop.For(_outputBands.Count(call.Frames), call.Threads, new ForwardBody(this, buffers));

    public override void Backward(in StepBuffers buffers, in StepCall call)
    {
        if (buffers.InputGradient is not null)
            ParallelLoop.For(_inputBands.Count(call.Frames), call.Threads, new BackwardBody(this, buffers));
    }

    private void ForwardBand(in StepBuffers buffers, in MapBand band)
    {
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            ForwardPart(buffers, band, part);
        MapRows.ClearHalo(buffers.Output, shapes.Output, band);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardPart(in StepBuffers buffers, in MapBand band, int part)
    {
        BlockedShape input = shapes.Input, output = shapes.Output;
        Vector<float> share = Vector.Create(_share);
        float* source = buffers.Input + (nint)band.Frame * input.Length + input.Offset(band.Block, 0, 0) + part, target = MapRows.Start(buffers.Output, output, band) + part;
        for (int row = band.Row; row < band.EndRow; row++, target += output.RowStride)
        {
            for (int column = 0; column < output.Width; column++)
            {
                float* pixels = source + (nint)row * layer.Stride * input.RowStride + column * layer.Stride * BlockedShape.Lanes;
                Vector<float> sum = default;
                for (int r = 0; r < layer.Size; r++, pixels += input.RowStride)
                {
                    for (int c = 0; c < layer.Size; c++)
                        sum += Vector.Load(pixels + c * BlockedShape.Lanes);
                }

                (sum * share).Store(target + column * BlockedShape.Lanes);
            }
        }
    }

    private void BackwardBand(in StepBuffers buffers, in MapBand band)
    {
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            BackwardPart(buffers, band, part);
        MapRows.ClearHalo(buffers.InputGradient, shapes.InputGradient, band);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackwardPart(in StepBuffers buffers, in MapBand band, int part)
    {
        BlockedShape gradient = shapes.OutputGradient;
        ReadOnlySpan<int> firstColumns = _columns.First, endColumns = _columns.End;
        Vector<float> share = Vector.Create(_share);
        float* source = buffers.OutputGradient + (nint)band.Frame * gradient.Length + gradient.Offset(band.Block, 0, 0) + part;
        float* target = MapRows.Start(buffers.InputGradient, shapes.InputGradient, band) + part;
        for (int row = band.Row; row < band.EndRow; row++, target += shapes.InputGradient.RowStride)
        {
            int firstRow = _rows.First[row], endRow = _rows.End[row];
            for (int column = 0; column < firstColumns.Length; column++)
            {
                Vector<float> sum = default;
                for (int r = firstRow; r < endRow; r++)
                {
                    for (int c = firstColumns[column]; c < endColumns[column]; c++)
                        sum += Vector.Load(source + (nint)r * gradient.RowStride + c * BlockedShape.Lanes);
                }

                sum *= share;
                float* pixel = target + column * BlockedShape.Lanes;
                (buffers.AccumulateInput ? sum + Vector.Load(pixel) : sum).Store(pixel);
            }
        }
    }

    private readonly struct ForwardBody(AveragePoolStep step, StepBuffers buffers) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => step.ForwardBand(buffers, step._outputBands[item]);
    }

    private readonly struct BackwardBody(AveragePoolStep step, StepBuffers buffers) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => step.BackwardBand(buffers, step._inputBands[item]);
    }
}
