using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Inputs of few channels: the kernel's columns become lanes, <c>[row][block][output column][16]</c> with lane <c>kernel column * channels + channel</c>, so that a kernel of k x k
/// taps of a few lanes becomes one of k x 1 taps of many, and columns need no stride. Lanes past the last hold anything; nobody reads them.
/// </summary>
internal sealed unsafe class ColumnBandInput(ConvolutionShape shape, BlockedShape input) : BandInput(shape, input)
{
    /// <summary>Whether the form is possible: one block of channels.</summary>
    public static bool Serves(ConvolutionShape shape) => shape.Input.Channels <= BlockedShape.Lanes && shape.Kernel > 1;

    public override int Channels => Shape.Kernel * Shape.Input.Channels;

    public override int Taps => Shape.Kernel;

    public int Blocks => BlockedShape.BlocksOf(Channels);

    /// <summary>Floats between two rows of scratch memory.</summary>
    public int LineStride => Blocks * BlockLength;

    public override nint RowStep => (nint)Shape.Stride * LineStride;

    private int BlockLength => Shape.Output.Width * BlockedShape.Lanes;

    /// <summary>One row of pixels without padding lanes, and what the last output's vectors read past it.</summary>
    private int PixelsLength => ((Shape.Output.Width - 1) * Shape.Stride * Shape.Input.Channels + Blocks * BlockedShape.Lanes + BlockedShape.Lanes - 1) / BlockedShape.Lanes * BlockedShape.Lanes;

    public override int ScratchLength(int rows) => checked(PixelsLength + ((rows - 1) * Shape.Stride + Shape.Kernel) * LineStride);

    public override int[] Offsets()
    {
        var offsets = new int[Blocks * Taps];
        for (int s = 0; s < offsets.Length; s++)
            offsets[s] = s % Taps * LineStride + s / Taps * BlockLength;
        return offsets;
    }

    public override float* Load(float* frame, int firstRow, int rows, float* scratch)
    {
        float* lines = scratch + PixelsLength;
        int top = firstRow * Shape.Stride - Shape.Padding;
        for (int row = 0; row < (rows - 1) * Shape.Stride + Shape.Kernel; row++)
        {
            float* line = lines + (nint)row * LineStride;
            if (top + row >= 0 && top + row < Input.Height)
                LoadLine(frame + Input.Offset(0, top + row, -Shape.Padding), scratch, line);
            else
                new Span<float>(line, LineStride).Clear();
        }

        return lines;
    }

    private void LoadLine(float* source, float* pixels, float* line)
    {
        int channels = Shape.Input.Channels, count = Input.Width + 2 * Shape.Padding;
        (int begin, int end) = Inside(-Shape.Padding, 1, count, Input.Width);
        count = Math.Min(count, PixelsLength / channels);
        end = Math.Min(end, count);
        new Span<float>(pixels, PixelsLength).Clear();
        for (int column = begin; column < end; column++)
        {
            for (int channel = 0; channel < channels; channel++)
                pixels[column * channels + channel] = source[column * BlockedShape.Lanes + channel];
        }

        nint step = Shape.Stride * channels;
        for (int block = 0; block < Blocks; block++, line += BlockLength)
        {
            float* from = pixels + block * BlockedShape.Lanes;
            for (int column = 0; column < Shape.Output.Width; column++)
                Unsafe.CopyBlockUnaligned(line + column * BlockedShape.Lanes, from + column * step, BlockedShape.Lanes * sizeof(float));
        }
    }
}
