using Xfel.ML.Networks.Internals;
using static Xfel.ML.Networks.Layers;
using static Xfel.ML.Networks.PreActivation;

namespace Xfel.ML.Networks;

/// <summary>
/// The residual networks of the papers. A shortcut projects (1x1 convolution) only where the block changes the shape, as in He et al. (2016);
/// any input size and number of channels, each output is one value per class before softmax or sigmoid.
/// </summary>
public static class ResNets
{
    /// <summary>Han and Li name none; 0.01 is the default of the library that they used, and follows the weights within an epoch.</summary>
    private const float HanMomentum = 0.01f;

    private static readonly FeatureShape HanInput = new(1, 128, 128);
    private static readonly FeatureShape ZimmermannInput = new(1, 224, 224);

    /// <summary>
    /// The network of Han and Li (Fig. 10) with 32 and 64 channels: a first convolution, then four pairs of 3x3 convolutions, the second of each joined by
    /// the shortcut before its rectifier. Frames are standardised per pixel before it.
    /// </summary>
    /// <param name="classes">Number of outputs.</param>
    /// <param name="input">Channels, rows and columns; without it 1 x 128 x 128.</param>
    /// <param name="dropout">Rate of dropout after every convolution; the paper's is 0.25, 0 leaves the layers out.</param>
    /// <exception cref="ArgumentException">The input is smaller than the network's reduction.</exception>
    public static NetworkDescription ResNet10(int classes, FeatureShape? input = null, float dropout = 0.25f)
    {
        Sequential layers =
        [
            Conv(32, 3, stride: 2, bias: false), .. Norm(dropout), Relu(),
            Group("stage 32", [.. Pair(32, dropout), .. Pair(32, dropout)]),
            Group("stage 64", [.. Pair(64, dropout, stride: 2), .. Pair(64, dropout)]),
            GlobalAveragePool(), Linear(classes),
        ];
        return layers.ForInput("ResNet-10", input ?? HanInput);
    }

    /// <summary>The pre-activation network of 18 layers (Zimmermann 2019, Table 8).</summary>
    /// <param name="classes">Number of outputs.</param>
    /// <param name="input">Channels, rows and columns; without it 1 x 224 x 224.</param>
    /// <param name="options">What differs from the paper; without it nothing.</param>
    /// <exception cref="ArgumentException">The input is smaller than the network's reduction.</exception>
    public static NetworkDescription ResNet18(int classes, FeatureShape? input = null, ResNetOptions? options = null) =>
        WithBlocks("ResNet-18", [2, 2, 2, 2], bottleneck: false, classes, input, options);

    /// <summary>The pre-activation network of 50 layers (Zimmermann 2019, Table 8).</summary>
    /// <inheritdoc cref="ResNet18"/>
    public static NetworkDescription ResNet50(int classes, FeatureShape? input = null, ResNetOptions? options = null) =>
        WithBlocks("ResNet-50", [3, 4, 6, 3], bottleneck: true, classes, input, options);

    /// <summary>
    /// The pre-activation network of 101 layers. The paper's Table 8 prints 3, 8, 36 and 3 blocks, which are 152 layers: <see cref="WithBlocks"/> makes those.
    /// </summary>
    /// <inheritdoc cref="ResNet18"/>
    public static NetworkDescription ResNet101(int classes, FeatureShape? input = null, ResNetOptions? options = null) =>
        WithBlocks("ResNet-101", [3, 4, 23, 3], bottleneck: true, classes, input, options);

    /// <summary>A pre-activation network with stages of any number of blocks; the channels double from stage to stage, and from the second on the first block halves the map.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="blocks">Residual blocks of each stage.</param>
    /// <param name="bottleneck">Whether a block is 1x1, 3x3, 1x1 with four times the channels out, instead of two 3x3.</param>
    /// <param name="classes">Number of outputs.</param>
    /// <param name="input">Channels, rows and columns; without it 1 x 224 x 224.</param>
    /// <param name="options">What differs from the paper; without it nothing.</param>
    /// <exception cref="ArgumentException">The input is smaller than the network's reduction, or a stage has no block.</exception>
    public static NetworkDescription WithBlocks(
        string name, IReadOnlyList<int> blocks, bool bottleneck, int classes, FeatureShape? input = null, ResNetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        options ??= new();
        (float slope, float momentum) = (options.Slope, options.NormMomentum);
        int first = ChannelWidth.Scale(64, options.Width);
        Layer entry = options.LogAlpha is { } alpha ? LogActivation(alpha, options.TrainAlpha) : LeakyRelu(slope);
        Sequential layers =
        [
            Conv(first, 7, stride: 2, bias: false), entry, MaxPool(3, stride: 2),
            .. blocks.Select((count, stage) => bottleneck
                ? BottleneckStage(first << stage, count, stage == 0 ? 1 : 2, slope, momentum)
                : Stage(first << stage, count, stage == 0 ? 1 : 2, projects: null, slope, momentum)),
            BatchNorm(momentum), LeakyRelu(slope), GlobalAveragePool(), Linear(classes),
        ];
        string width = options.Width == 1 ? "" : FormattableString.Invariant($", width {options.Width:0.######}");
        return layers.ForInput(name + width, input ?? ZimmermannInput);
    }

    /// <summary>Two 3x3 convolutions of Han and Li, each with batch norm and dropout, and the rectifier after the sum; one that changes the shape projects its shortcut.</summary>
    private static Layer[] Pair(int channels, float dropout, int stride = 1) =>
    [
        Residual(
            [Conv(channels, 3, stride, bias: false), .. Norm(dropout), Relu(), Conv(channels, 3, bias: false), .. Norm(dropout)],
            stride == 1 ? null : [Conv(channels, 1, stride, bias: false)]),
        Relu(),
    ];

    private static Layer[] Norm(float dropout) => dropout == 0 ? [BatchNorm(HanMomentum)] : [BatchNorm(HanMomentum), Dropout(dropout)];
}
