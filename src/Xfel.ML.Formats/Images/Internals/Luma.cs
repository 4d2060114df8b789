namespace Xfel.ML.Formats.Internals;

/// <summary>The brightness of a colour (ITU-R BT.601), as JPEG's Y and PIL's mode <c>L</c>, but not rounded: equal channels give their value exactly.</summary>
internal static class Luma
{
    public static float Of(int red, int green, int blue) => (float)((299 * red + 587 * green + 114 * blue) / 1000.0);
}
