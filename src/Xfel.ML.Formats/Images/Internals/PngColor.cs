namespace Xfel.ML.Formats.Internals;

/// <summary>PNG's colour types, by their number in the file.</summary>
internal enum PngColor
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}
