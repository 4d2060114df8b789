using Xfel.ML.Networks.Internals;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks;

/// <summary>
/// VGG networks D and E as classifiers (Zimmermann 2019, Table 7): the fully connected layers are convolutions (7x7, 1x1, 1x1). Frames of 224 x 224 or more;
/// for those of 256 and more the mean over the places of the 7x7 window is classified. <see cref="Networks.Vgg16"/> describes the featurizer.
/// </summary>
public static class Vgg
{
    private static readonly FeatureShape DefaultInput = new(1, 224, 224);

    /// <summary>VGG-16, variant D.</summary>
    /// <param name="classes">Number of outputs.</param>
    /// <param name="input">Channels, rows and columns; without it 1 x 224 x 224.</param>
    /// <param name="options">What differs from the published network; without it nothing.</param>
    /// <exception cref="ArgumentException">The frames are smaller than 224 x 224.</exception>
    public static NetworkDescription Vgg16(int classes, FeatureShape? input = null, VggOptions? options = null) => Describe("VGG-16", [2, 2, 3, 3, 3], classes, input, options);

    /// <summary>VGG-19, variant E.</summary>
    /// <inheritdoc cref="Vgg16"/>
    public static NetworkDescription Vgg19(int classes, FeatureShape? input = null, VggOptions? options = null) => Describe("VGG-19", [2, 2, 4, 4, 4], classes, input, options);

    private static NetworkDescription Describe(string name, int[] convolutions, int classes, FeatureShape? input, VggOptions? options)
    {
        options ??= new();
        int units = ChannelWidth.Scale(4096, options.Width);
        Layer? first = options.LogAlpha is { } alpha ? LogActivation(alpha) : null;
        Layer[] dropout = options.Dropout == 0 ? [] : [Dropout(options.Dropout)];
        Sequential layers =
        [
            .. Stage(64, convolutions[0], first), .. Stage(128, convolutions[1]), .. Stage(256, convolutions[2]), .. Stage(512, convolutions[3]), .. Stage(512, convolutions[4]),
            .. Unit(units, kernel: 7, padding: 0), .. dropout,
            .. Unit(units, kernel: 1, padding: 0), GlobalAveragePool(), .. dropout,
            Conv(classes, 1),
        ];
        string width = options.Width == 1 ? "" : FormattableString.Invariant($", width {options.Width:0.######}");
        return layers.ForInput(name + width, input ?? DefaultInput);

        // The logarithmic activation compresses raw intensities: normalised values have nothing to compress.
        Layer[] Unit(int channels, int kernel, int padding, Layer? activation = null) => options.BatchNorm && activation is null
            ? [Conv(channels, kernel, padding: padding, bias: false), BatchNorm(options.NormMomentum), Relu()]
            : [Conv(channels, kernel, padding: padding), activation ?? Relu()];

        Layer[] Stage(int full, int count, Layer? firstActivation = null)
        {
            int channels = ChannelWidth.Scale(full, options.Width);
            return [.. Enumerable.Range(0, count).SelectMany(i => Unit(channels, 3, 1, i == 0 ? firstActivation : null)), MaxPool(2)];
        }
    }
}
