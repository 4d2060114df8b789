namespace Xfel.ML.Networks;

/// <summary>The layers by name, for <c>using static</c>: a network then reads like the table in its paper.</summary>
/// <example><code>Sequential network = [Conv(64, 3), Relu(), MaxPool(2), Flatten(), Linear(10)];</code></example>
public static class Layers
{
    private static readonly ReluLayer SharedRelu = new();
    private static readonly FlattenLayer SharedFlatten = new();

    /// <summary>A convolution with bias, stride 1, zero padding that keeps the size.</summary>
    /// <param name="channels">Number of output channels.</param>
    /// <param name="kernel">Side of the square kernel, odd.</param>
    public static ConvLayer Conv(int channels, int kernel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kernel);
        if (kernel % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "the side of a kernel that keeps the size is odd");
        return new(channels, kernel);
    }

    /// <summary>The rectifier.</summary>
    public static ReluLayer Relu() => SharedRelu;

    /// <summary>Maximum over windows of <paramref name="size"/> by <paramref name="size"/> pixels, stride <paramref name="size"/>.</summary>
    public static MaxPoolLayer MaxPool(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return new(size);
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
