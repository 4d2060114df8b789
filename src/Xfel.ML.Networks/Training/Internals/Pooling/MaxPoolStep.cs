using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Maximum over windows; the first maximum of a window, row after row, takes its gradient. The forward pass keeps where each maximum lay, so that the backward pass needs neither
/// the input nor the output.
/// </summary>
internal sealed unsafe class MaxPoolStep : TrainingStep
{
    private readonly StepShapes _shapes;
    private readonly int _size;
    private readonly int _stride;
    private readonly int _padding;
    private readonly MapBands _outputBands;
    private readonly MapBands _inputBands;
    private readonly WindowCover _rows;
    private readonly WindowCover _columns;

    public MaxPoolStep(MaxPoolLayer layer, StepShapes shapes)
    {
        (_shapes, _size, _stride, _padding) = (shapes, layer.Size, layer.Stride, layer.Padding);
        _outputBands = new MapBands(shapes.Output);
        _inputBands = new MapBands(shapes.Input);
        _rows = new WindowCover(shapes.Input.Height, shapes.Output.Height, _size, _stride, _padding);
        _columns = new WindowCover(shapes.Input.Width, shapes.Output.Width, _size, _stride, _padding);
    }

    public override bool BackwardReadsInput => false;

    public override bool BackwardReadsOutput => false;

    /// <summary><c>uint[frame][block][row][column][16]</c>: the tap of each maximum, counted row after row in its window.</summary>
    public override int SavedLength(int frames) => checked(frames * TapsPerFrame);

    private int TapsPerBlock => _shapes.Output.Height * _shapes.Output.Width * BlockedShape.Lanes;

    private int TapsPerFrame => checked(_shapes.Output.Blocks * TapsPerBlock);

    public override void Forward(in StepBuffers buffers, in StepCall call) =>
        ParallelLoop.For(_outputBands.Count(call.Frames), call.Threads, new ForwardBody(this, buffers, call.IsTraining));

    public override void Backward(in StepBuffers buffers, in StepCall call)
    {
        if (buffers.InputGradient is not null)
            ParallelLoop.For(_inputBands.Count(call.Frames), call.Threads, new BackwardBody(this, buffers));
    }

    private uint* Taps(in StepBuffers buffers, in MapBand band) => (uint*)buffers.Saved + (nint)band.Frame * TapsPerFrame + (nint)band.Block * TapsPerBlock;

    private void ForwardBand(in StepBuffers buffers, in MapBand band, bool keepTaps)
    {
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            ForwardPart(buffers, band, part, keepTaps);
        MapRows.ClearHalo(buffers.Output, _shapes.Output, band);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardPart(in StepBuffers buffers, in MapBand band, int part, bool keepTaps)
    {
        BlockedShape input = _shapes.Input, output = _shapes.Output;
        float* source = buffers.Input + (nint)band.Frame * input.Length + input.Offset(band.Block, 0, 0) + part, target = MapRows.Start(buffers.Output, output, band) + part;
        uint* taps = keepTaps ? Taps(buffers, band) + (nint)band.Row * output.Width * BlockedShape.Lanes + part : null;
        for (int row = band.Row; row < band.EndRow; row++, target += output.RowStride)
        {
            int top = row * _stride - _padding, firstRow = Math.Max(0, top), endRow = Math.Min(input.Height, top + _size);
            for (int column = 0; column < output.Width; column++)
            {
                int left = column * _stride - _padding, firstColumn = Math.Max(0, left), endColumn = Math.Min(input.Width, left + _size);
                uint tap = (uint)((firstRow - top) * _size + firstColumn - left);
                float* pixels = source + (nint)firstRow * input.RowStride + firstColumn * BlockedShape.Lanes;
                Vector<float> maximum = Vector.Load(pixels);
                Vector<uint> where = Vector.Create(tap);
                for (int r = firstRow; r < endRow; r++, pixels += input.RowStride, tap += (uint)_size)
                {
                    for (int c = 0; c < endColumn - firstColumn; c++)
                    {
                        Vector<float> value = Vector.Load(pixels + c * BlockedShape.Lanes), larger = Vector.AsVectorSingle(Vector.GreaterThan(value, maximum));
                        maximum = Vector.ConditionalSelect(larger, value, maximum);
                        where = Vector.ConditionalSelect(Vector.AsVectorUInt32(larger), Vector.Create(tap + (uint)c), where);
                    }
                }

                maximum.Store(target + column * BlockedShape.Lanes);
                if (keepTaps)
                {
                    where.Store(taps);
                    taps += BlockedShape.Lanes;
                }
            }
        }
    }

    private void BackwardBand(in StepBuffers buffers, in MapBand band)
    {
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            BackwardPart(buffers, band, part);
        MapRows.ClearHalo(buffers.InputGradient, _shapes.InputGradient, band);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackwardPart(in StepBuffers buffers, in MapBand band, int part)
    {
        BlockedShape gradient = _shapes.OutputGradient;
        ReadOnlySpan<int> firstColumns = _columns.First, endColumns = _columns.End;
        float* source = buffers.OutputGradient + (nint)band.Frame * gradient.Length + gradient.Offset(band.Block, 0, 0) + part;
        float* target = MapRows.Start(buffers.InputGradient, _shapes.InputGradient, band) + part;
        uint* taps = Taps(buffers, band) + part;
        for (int row = band.Row; row < band.EndRow; row++, target += _shapes.InputGradient.RowStride)
        {
            int firstRow = _rows.First[row], endRow = _rows.End[row];
            for (int column = 0; column < firstColumns.Length; column++)
            {
                Vector<float> sum = buffers.AccumulateInput ? Vector.Load(target + column * BlockedShape.Lanes) : Vector<float>.Zero;
                for (int r = firstRow; r < endRow; r++)
                {
                    int rowTap = (row - r * _stride + _padding) * _size + column + _padding;
                    for (int c = firstColumns[column]; c < endColumns[column]; c++)
                    {
                        Vector<uint> here = Vector.Equals(Vector.Load(taps + (nint)(r * gradient.Width + c) * BlockedShape.Lanes), Vector.Create((uint)(rowTap - c * _stride)));
                        sum += Vector.AsVectorSingle(here & Vector.AsVectorUInt32(Vector.Load(source + (nint)r * gradient.RowStride + c * BlockedShape.Lanes)));
                    }
                }

                sum.Store(target + column * BlockedShape.Lanes);
            }
        }
    }

    private readonly struct ForwardBody(MaxPoolStep step, StepBuffers buffers, bool keepTaps) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => step.ForwardBand(buffers, step._outputBands[item], keepTaps);
    }

    private readonly struct BackwardBody(MaxPoolStep step, StepBuffers buffers) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => step.BackwardBand(buffers, step._inputBands[item]);
    }
}
