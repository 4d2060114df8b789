using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks;

/// <summary>
/// The blocks and stages of pre-activation residual networks (He et al. 2016, "v2"), for <c>using static</c>: batch norm and leaky rectifier come before each convolution.
/// A block that keeps the shape adds its input itself; one that changes it adds a 1x1 projection of its activated input.
/// </summary>
public static class PreActivation
{
    /// <summary>A chain of blocks of two 3x3 convolutions.</summary>
    /// <param name="channels">Output channels.</param>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="stride">Stride of the first block.</param>
    /// <param name="projects">Whether the first block projects; without it, where its stride is not 1. Needed where the input has other channels.</param>
    /// <param name="slope">Slope of the leaky rectifiers.</param>
    /// <param name="momentum">Momentum of the batch normalisations.</param>
    public static GroupLayer Stage(int channels, int blocks, int stride = 1, bool? projects = null, float slope = 0.2f, float momentum = 0.003f)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blocks);
        return Group($"stage {channels}",
        [
            .. Block(channels, stride, projects ?? stride > 1, slope, momentum),
            .. Enumerable.Range(1, blocks - 1).SelectMany(_ => Block(channels, slope: slope, momentum: momentum)),
        ]);
    }

    /// <summary>A chain of bottleneck blocks (1x1, 3x3, 1x1); the first one projects.</summary>
    /// <param name="channels">Channels of the 3x3 convolutions; the stage gives four times as many.</param>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="stride">Stride of the first block's 3x3 convolution.</param>
    /// <param name="slope">Slope of the leaky rectifiers.</param>
    /// <param name="momentum">Momentum of the batch normalisations.</param>
    public static GroupLayer BottleneckStage(int channels, int blocks, int stride = 1, float slope = 0.2f, float momentum = 0.003f)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blocks);
        return Group($"bottleneck stage {channels}",
        [
            .. Bottleneck(channels, stride, projects: true, slope, momentum),
            .. Enumerable.Range(1, blocks - 1).SelectMany(_ => Bottleneck(channels, slope: slope, momentum: momentum)),
        ]);
    }

    /// <summary>One block of two 3x3 convolutions.</summary>
    /// <inheritdoc cref="Stage"/>
    public static Sequential Block(int channels, int stride = 1, bool projects = false, float slope = 0.2f, float momentum = 0.003f) =>
        Join([Conv(channels, 3, stride, bias: false), .. Activation(slope, momentum), Conv(channels, 3, bias: false)], projects ? Conv(channels, 1, stride, bias: false) : null, slope, momentum);

    /// <summary>One bottleneck block: 1x1, 3x3, and 1x1 with four times the channels.</summary>
    /// <inheritdoc cref="BottleneckStage"/>
    public static Sequential Bottleneck(int channels, int stride = 1, bool projects = false, float slope = 0.2f, float momentum = 0.003f) =>
        Join(
            [
                Conv(channels, 1, bias: false), .. Activation(slope, momentum),
                Conv(channels, 3, stride, bias: false), .. Activation(slope, momentum),
                Conv(4 * channels, 1, bias: false),
            ],
            projects ? Conv(4 * channels, 1, stride, bias: false) : null, slope, momentum);

    /// <summary>A projection sees the activated input, the identity does not.</summary>
    private static Sequential Join(Sequential body, ConvLayer? projection, float slope, float momentum) => projection is null
        ? [Residual([.. Activation(slope, momentum), .. body])]
        : [.. Activation(slope, momentum), Residual(body, [projection])];

    private static Layer[] Activation(float slope, float momentum) => [BatchNorm(momentum), LeakyRelu(slope)];
}
