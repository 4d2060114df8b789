namespace Xfel.ML.Networks.Internals;

/// <summary>Whether Winograd beats the direct sum, by counting: vector multiply-adds, plus what the transforms cost in the same unit.</summary>
internal static class WinogradCost
{
    /// <summary>One tile of one channel block, transformed one way and written or read back: measured, in multiply-adds.</summary>
    private const int TransformCost = 500;

    /// <summary>
    /// One 16 x 16 tile of the kernel for one frame: transforming it (about 16,000) and streaming 36 instead of 9 tiles from memory, spread over a batch of 8.
    /// It keeps wide layers on maps of a tile or two direct.
    /// </summary>
    private const int KernelCost = 2000;

    /// <param name="shape">The convolution.</param>
    /// <param name="inputs">Channels that are summed over.</param>
    /// <param name="outputs">Channels of the result.</param>
    /// <param name="grid">Tiles of the result.</param>
    public static bool Pays(ConvolutionShape shape, int inputs, int outputs, WinogradGrid grid)
    {
        if (shape.Kernel != 3 || shape.Stride != 1 || shape.Padding > 2)
            return false;
        long inputBlocks = BlockedShape.BlocksOf(inputs), outputBlocks = BlockedShape.BlocksOf(outputs), tiles = grid.TilesPerFrame;
        long summed = inputBlocks == 1 ? inputs : inputBlocks * BlockedShape.Lanes;
        long direct = (long)shape.Kernel * shape.Kernel * grid.Height * grid.Width * inputs * outputBlocks;
        long winograd = tiles * (WinogradPoints.Positions * summed * outputBlocks + TransformCost * (inputBlocks + outputBlocks)) + KernelCost * inputBlocks * outputBlocks;

        // A tenth must be won: the direct sum is a little more exact and needs less memory.
        return winograd * 10 < direct * 9;
    }
}
