namespace Xfel.ML.Networks.Internals;

/// <summary>Stride 1: the map as it lies.</summary>
internal sealed unsafe class MapBandInput(ConvolutionShape shape, BlockedShape input) : BandInput(shape, input)
{
    public override nint RowStep => Input.RowStride;

    public override int ScratchLength(int rows) => 0;

    public override int[] Offsets()
    {
        var offsets = new int[Input.Blocks * Taps];
        for (int s = 0; s < offsets.Length; s++)
            offsets[s] = Input.Offset(s / Taps, s % Taps / Shape.Kernel, s % Shape.Kernel) - Input.Offset(0, Shape.Padding, Shape.Padding);
        return offsets;
    }

    public override float* Load(float* frame, int firstRow, int rows, float* scratch) => frame + Input.Offset(0, firstRow, 0);
}
