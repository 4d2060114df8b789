namespace Xfel.ML.Networks.Internals;

/// <summary>Channels of a network that is narrower or wider than the published one.</summary>
internal static class ChannelWidth
{
    /// <summary>From 16 channels on a multiple of 16, which fills the kernels' blocks; below that the nearest whole number, at least 1.</summary>
    public static int Scale(int full, double width)
    {
        if (!(width is > 0 and <= 4))
            throw new ArgumentOutOfRangeException(nameof(width), width, "the width of a network lies above 0 and up to 4");
        double scaled = full * width;
        return scaled >= 16 ? 16 * (int)Math.Round(scaled / 16, MidpointRounding.AwayFromZero) : Math.Max(1, (int)Math.Round(scaled, MidpointRounding.AwayFromZero));
    }
}
