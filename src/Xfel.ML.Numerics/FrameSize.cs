namespace Xfel.ML.Numerics;

/// <summary>The size of a frame or mask in pixels; pixels are stored row-major.</summary>
/// <param name="Height">Number of rows.</param>
/// <param name="Width">Number of columns.</param>
public readonly record struct FrameSize(int Height, int Width)
{
    /// <summary>Number of pixels, <c>Height * Width</c>.</summary>
    public int PixelCount => checked(Height * Width);

    /// <summary>The size as <c>height x width</c>, as error messages print it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Height} x {Width}");
}
