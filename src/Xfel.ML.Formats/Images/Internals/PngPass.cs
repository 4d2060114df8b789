using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>One pass over an image: which rows and columns it holds.</summary>
internal readonly record struct PngPass(int X, int Y, int StepX, int StepY)
{
    private static readonly PngPass[] Plain = [new(0, 0, 1, 1)];

    /// <summary>PNG specification, section 8.2.</summary>
    private static readonly PngPass[] Adam7 = [new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2)];

    public static ReadOnlySpan<PngPass> Of(bool interlaced) => interlaced ? Adam7 : Plain;

    /// <summary>Where a row of the pass lies in the whole image.</summary>
    public int ImageRow(int row) => Y + row * StepY;

    /// <summary>The size of the pass's own image; small images leave some passes empty.</summary>
    public FrameSize SizeOf(FrameSize whole) => new((whole.Height - Y + StepY - 1) / StepY, (whole.Width - X + StepX - 1) / StepX);
}
