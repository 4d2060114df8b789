namespace Xfel.ML.Networks.Internals;

/// <summary>The transforms of one vector width. A transformed array has 36 positions, <c>[position = 6 row + column]</c>, each a matrix of tiles by 16 channels.</summary>
internal abstract unsafe class WinogradTransforms
{
    /// <summary>Tiles side by side that are transformed together: their columns are shared and stay in the first-level cache.</summary>
    public const int RunTiles = 8;

    /// <summary>Scratch floats that every transform needs.</summary>
    public const int ScratchLength = (RunTiles * WinogradPoints.Outputs + 2) * WinogradPoints.Inputs * BlockedShape.Lanes;

    public static WinogradTransforms Of(TileSet tiles) =>
        tiles == TileSet.Vector512 ? new WinogradTransforms<Lanes512>() : tiles == TileSet.Vector256 ? new WinogradTransforms<Lanes256>() : new WinogradTransforms<Lanes128>();

    /// <summary>Bᵀ d B of up to <see cref="RunTiles"/> tiles side by side of one channel block.</summary>
    /// <param name="source">First pixel of the first tile.</param>
    /// <param name="rowStride">Floats between two rows.</param>
    /// <param name="rows">Rows of the tiles that exist, 1 to 6; the others are zero.</param>
    /// <param name="columns">Columns from the first pixel that exist; the others are zero.</param>
    /// <param name="tiles">Number of tiles.</param>
    /// <param name="target">Position 0 of the first tile; tiles lie 16 floats apart.</param>
    /// <param name="positionStride">Floats between two positions.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> floats.</param>
    public abstract void Input(float* source, int rowStride, int rows, int columns, int tiles, float* target, nint positionStride, float* scratch);

    /// <summary>Aᵀ m A of tiles side by side of one channel block, and the epilogue.</summary>
    /// <param name="source">Position 0 of the first tile; tiles lie 16 floats apart.</param>
    /// <param name="positionStride">Floats between two positions.</param>
    /// <param name="tiles">Number of tiles.</param>
    /// <param name="epilogue">Bias of the block; addend at the first pixel of the first tile.</param>
    /// <param name="target">First pixel of the first tile.</param>
    /// <param name="rowStride">Floats between two rows of target and addend.</param>
    /// <param name="rows">Rows to store, 1 to 4.</param>
    /// <param name="columns">Columns from the first pixel to store.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> floats.</param>
    public abstract void Output(float* source, nint positionStride, int tiles, in ConvolutionEpilogue epilogue, float* target, int rowStride, int rows, int columns, float* scratch);

    /// <summary>A g Aᵀ of up to <see cref="RunTiles"/> tiles of dL/dy side by side of one channel block.</summary>
    /// <inheritdoc cref="Input"/>
    public abstract void Gradient(float* source, int rowStride, int rows, int columns, int tiles, float* target, nint positionStride, float* scratch);

    /// <summary>G w Gᵀ of one tile of 16 inputs by 16 outputs.</summary>
    /// <param name="kernel">Weights <c>[9][16][16]</c> in the order of the taps.</param>
    /// <param name="tapStride">Floats between two taps; negative for the rotated kernel.</param>
    /// <param name="target">Where position 0 goes, <c>[16][16]</c>.</param>
    /// <param name="positionStride">Floats between two positions.</param>
    public abstract void Kernel(float* kernel, int tapStride, float* target, nint positionStride);

    /// <summary>Gᵀ u G: the gradient of one tile of 16 inputs by 16 outputs.</summary>
    /// <param name="source">Position 0.</param>
    /// <param name="positionStride">Floats between two positions.</param>
    /// <param name="channels">Inputs that exist; the others become zero.</param>
    /// <param name="gradient">Gradient <c>[9][16][16]</c>.</param>
    public abstract void KernelGradient(float* source, nint positionStride, int channels, float* gradient);
}
