using Xfel.ML.Networks.Internals;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks;

/// <summary>The description of VGG16 (Simonyan and Zisserman, configuration D) up to its second fully connected layer, at any width.</summary>
public static class Vgg16
{
    /// <summary>Channels of the five stages and of the fully connected layers at width 1.</summary>
    private static readonly int[] FullWidths = [64, 128, 256, 512, 512, 4096];

    /// <summary>The network at <paramref name="width"/> times the published number of channels, for 3 x 224 x 224 inputs.</summary>
    /// <param name="width">1 is the published network; 0.25 has 16, 32, 64, 128, 128 channels and 1024 fully connected units.</param>
    public static NetworkDescription Describe(double width) => Describe([.. FullWidths.Select(full => ChannelWidth.Scale(full, width))]);

    /// <summary>The network with the given channels of the five stages, then the number of fully connected units.</summary>
    internal static NetworkDescription Describe(IReadOnlyList<int> widths)
    {
        Sequential layers =
        [
            .. Stage(widths[0], convolutions: 2),
            .. Stage(widths[1], convolutions: 2),
            .. Stage(widths[2], convolutions: 3),
            .. Stage(widths[3], convolutions: 3),
            .. Stage(widths[4], convolutions: 3),
            Flatten(), Linear(widths[5]), Relu(), Linear(widths[5]), Relu(),
        ];
        return layers.ForInput($"VGG16, {NameWidths(widths)}", new FeatureShape(3, 224, 224));
    }

    /// <summary><c>width 0.25</c>, or the channels where they are not those of one width.</summary>
    internal static string NameWidths(IReadOnlyList<int> widths)
    {
        double width = widths[5] / 4096.0;
        return width <= 4 && widths.Zip(FullWidths).All(pair => pair.First == ChannelWidth.Scale(pair.Second, width))
            ? FormattableString.Invariant($"width {width:0.######}")
            : $"channels {string.Join('-', widths.Take(5))}, fully connected {widths[5]}";
    }

    private static Layer[] Stage(int channels, int convolutions) =>
        [.. Enumerable.Repeat<Layer[]>([Conv(channels, 3), Relu()], convolutions).SelectMany(pair => pair), MaxPool(2)];
}
