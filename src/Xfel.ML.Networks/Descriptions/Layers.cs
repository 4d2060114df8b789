namespace Xfel.ML.Networks;

/// <summary>The layers by name, for <c>using static</c>: a network then reads like the table in its paper.</summary>
/// <example><code>Sequential network = [Conv(64, 3), Relu(), MaxPool(2), Flatten(), Linear(10)];</code></example>
public static class Layers
{
    private static readonly ReluLayer SharedRelu = new();
    private static readonly FlattenLayer SharedFlatten = new();
    private static readonly GlobalAveragePoolLayer SharedGlobalAveragePool = new();

    /// <summary>A convolution.</summary>
    /// <param name="channels">Number of output channels.</param>
    /// <param name="kernel">Side of the square kernel.</param>
    /// <param name="stride">Pixels between two outputs.</param>
    /// <param name="padding">Zeros on each side; without it (kernel - 1) / 2, which keeps the size at stride 1 for odd kernels.</param>
    /// <param name="bias">Whether a bias is added.</param>
    public static ConvLayer Conv(int channels, int kernel, int stride = 1, int? padding = null, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kernel);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        int zeros = padding ?? (kernel - 1) / 2;
        ArgumentOutOfRangeException.ThrowIfNegative(zeros, nameof(padding));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(zeros, kernel, nameof(padding));
        return new(channels, kernel, stride, zeros, bias);
    }

    /// <summary>Batch normalisation.</summary>
    /// <param name="momentum">Share of the newest batch in the running mean and variance.</param>
    /// <param name="epsilon">Added to the variance under the square root.</param>
    public static BatchNormLayer BatchNorm(float momentum = 0.003f, float epsilon = 1e-5f)
    {
        if (!(momentum is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "the momentum of batch normalisation lies above 0 and up to 1");
        if (!(epsilon > 0 && float.IsFinite(epsilon)))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "the epsilon of batch normalisation is a positive number");
        return new(momentum, epsilon);
    }

    /// <summary>The rectifier.</summary>
    public static ReluLayer Relu() => SharedRelu;

    /// <summary>The leaky rectifier.</summary>
    /// <param name="slope">Slope for negative inputs.</param>
    public static LeakyReluLayer LeakyRelu(float slope = 0.2f) => slope is >= 0 and < 1
        ? new(slope)
        : throw new ArgumentOutOfRangeException(nameof(slope), slope, "the slope of a leaky rectifier lies in [0, 1)");

    /// <summary>The logarithmic activation of Zimmermann et al. (Eq. 11).</summary>
    /// <param name="alpha">The factor, or its first value when it is trained.</param>
    /// <param name="trained">Whether alpha is trained.</param>
    public static LogActivationLayer LogActivation(float alpha = 0.2f, bool trained = false) => alpha > 0 && float.IsFinite(alpha)
        ? new(alpha, trained)
        : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "alpha is a positive number");

    /// <summary>Dropout.</summary>
    /// <param name="rate">Share of values set to 0 in training.</param>
    public static DropoutLayer Dropout(float rate) => rate is >= 0 and < 1
        ? new(rate)
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "the rate of dropout lies in [0, 1)");

    /// <summary>Maximum over windows of <paramref name="size"/> by <paramref name="size"/> pixels.</summary>
    /// <param name="size">Side of the window.</param>
    /// <param name="stride">Pixels between two windows; without it <paramref name="size"/>.</param>
    /// <param name="padding">Pixels of padding on each side; without it none for windows that do not overlap, (size - 1) / 2 for those that do.</param>
    public static MaxPoolLayer MaxPool(int size, int? stride = null, int? padding = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        int step = stride ?? size;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step, nameof(stride));
        int pad = padding ?? (step < size ? (size - 1) / 2 : 0);
        ArgumentOutOfRangeException.ThrowIfNegative(pad, nameof(padding));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(2 * pad, size + 1, nameof(padding));
        return new(size, step, pad);
    }

    /// <summary>Mean over windows of <paramref name="size"/> by <paramref name="size"/> pixels, without padding.</summary>
    /// <param name="size">Side of the window.</param>
    /// <param name="stride">Pixels between two windows; without it <paramref name="size"/>.</param>
    public static AveragePoolLayer AveragePool(int size, int? stride = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        int step = stride ?? size;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step, nameof(stride));
        return new(size, step);
    }

    /// <summary>Mean over all pixels of a channel.</summary>
    public static GlobalAveragePoolLayer GlobalAveragePool() => SharedGlobalAveragePool;

    /// <summary>body(x) + shortcut(x).</summary>
    /// <param name="body">The longer chain.</param>
    /// <param name="shortcut">The projection; without it the identity.</param>
    public static ResidualLayer Residual(Sequential body, Sequential? shortcut = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(body, shortcut ?? []);
    }

    /// <summary>A chain of layers under one name.</summary>
    public static GroupLayer Group(string name, Sequential layers)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(layers);
        return new(name, layers);
    }

    /// <summary>Channels, rows and columns as one vector.</summary>
    public static FlattenLayer Flatten() => SharedFlatten;

    /// <summary>A fully connected layer with bias.</summary>
    public static LinearLayer Linear(int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        return new(outputs);
    }
}
