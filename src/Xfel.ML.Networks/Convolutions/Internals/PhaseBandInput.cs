using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Strides above 1: the rows and columns of equal remainder become maps of their own, <c>[row][phase][block][column][16]</c>, so that neighbouring outputs read neighbouring pixels.
/// Only the phases that a tap reads are copied; what lies outside the input is zero.
/// </summary>
internal sealed unsafe class PhaseBandInput(ConvolutionShape shape, BlockedShape input) : BandInput(shape, input)
{
    /// <summary>Phases along one axis that hold a tap.</summary>
    private readonly int _phases = Math.Min(shape.Stride, shape.Kernel);

    /// <summary>Pixels of a phase past the last output that its last tap reads.</summary>
    private readonly int _reach = (shape.Kernel - 1) / shape.Stride;

    public override nint RowStep => (nint)_phases * _phases * Input.Blocks * LineLength;

    private int Columns => Shape.Output.Width + _reach;

    private int LineLength => Columns * BlockedShape.Lanes;

    public override int ScratchLength(int rows) => checked((rows + _reach) * (int)RowStep);

    public override int[] Offsets()
    {
        int stride = Shape.Stride;
        var offsets = new int[Input.Blocks * Taps];
        for (int s = 0; s < offsets.Length; s++)
        {
            (int row, int column) = (s % Taps / Shape.Kernel, s % Taps % Shape.Kernel);
            int phase = row % stride * _phases + column % stride;
            offsets[s] = row / stride * (int)RowStep + (phase * Input.Blocks + s / Taps) * LineLength + column / stride * BlockedShape.Lanes;
        }

        return offsets;
    }

    public override float* Load(float* frame, int firstRow, int rows, float* scratch)
    {
        for (int row = 0; row < rows + _reach; row++)
        {
            float* target = scratch + row * RowStep;
            for (int phase = 0; phase < _phases * _phases; phase++)
            {
                int inputRow = (firstRow + row) * Shape.Stride + phase / _phases - Shape.Padding;
                for (int block = 0; block < Input.Blocks; block++, target += LineLength)
                    LoadLine(frame, block, inputRow, phase % _phases - Shape.Padding, target);
            }
        }

        return scratch;
    }

    private void LoadLine(float* frame, int block, int row, int firstColumn, float* target)
    {
        if (row < 0 || row >= Input.Height)
        {
            new Span<float>(target, LineLength).Clear();
            return;
        }

        nint step = Shape.Stride * BlockedShape.Lanes;
        float* source = frame + Input.Offset(block, row, firstColumn);
        (int begin, int end) = Inside(firstColumn, Shape.Stride, Columns, Input.Width);
        new Span<float>(target, begin * BlockedShape.Lanes).Clear();
        for (int column = begin; column < end; column++)
            Unsafe.CopyBlock(target + column * BlockedShape.Lanes, source + column * step, BlockedShape.Lanes * sizeof(float));
        new Span<float>(target + end * BlockedShape.Lanes, (Columns - end) * BlockedShape.Lanes).Clear();
    }
}
