namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The rows and columns of dL/dx of equal remainder by the stride: a convolution of dL/dy with those taps of the kernel that meet them. With stride 1 there is one phase with all taps.
/// </summary>
internal sealed class GradientPhase
{
    public GradientPhase(ConvolutionShape shape, BlockedShape outputGradient, TileSet tiles, int row, int column, int firstTap)
    {
        Row = row;
        Column = column;
        FirstTap = firstTap;
        int stride = shape.Stride;
        var taps = new List<int>();
        var starts = new List<int>();
        for (int tap = shape.Kernel * shape.Kernel - 1; tap >= 0; tap--)
        {
            // Last tap first: the inputs are then read in the order in which they lie.
            int r = row + shape.Padding - tap / shape.Kernel, c = column + shape.Padding - tap % shape.Kernel;
            if (r % stride == 0 && c % stride == 0)
            {
                taps.Add(tap);
                starts.Add(outputGradient.Offset(0, r / stride, c / stride) - outputGradient.Offset(0, 0, 0));
            }
        }

        Taps = [.. taps];
        var offsets = new int[outputGradient.Blocks * Taps.Length];
        for (int s = 0; s < offsets.Length; s++)
            offsets[s] = s / Taps.Length * outputGradient.BlockStride + starts[s % Taps.Length];
        Loop = new TileLoop(tiles, offsets, shape.Channels, Taps.Length);
    }

    /// <summary>First row of dL/dx.</summary>
    public int Row { get; }

    public int Column { get; }

    /// <summary>Number of taps in the phases before.</summary>
    public int FirstTap { get; }

    /// <summary>The kernel's taps that this phase reads.</summary>
    public int[] Taps { get; }

    public TileLoop Loop { get; }
}
