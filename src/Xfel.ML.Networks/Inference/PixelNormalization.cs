namespace Xfel.ML.Networks;

/// <summary>What is done to every pixel before the network: (x - mean) * scale.</summary>
public sealed class PixelNormalization
{
    /// <summary>Takes the arrays as they are.</summary>
    /// <param name="shape">The shape of one frame.</param>
    /// <param name="mean">Mean of every pixel over the training set, <c>[channels][height][width]</c>.</param>
    /// <param name="scale">One over the standard deviation of every pixel; 0 for a constant one.</param>
    /// <exception cref="ArgumentException">An array's length is not the shape's.</exception>
    public PixelNormalization(FeatureShape shape, float[] mean, float[] scale)
    {
        if (mean.Length != shape.Length || scale.Length != shape.Length)
            throw new ArgumentException($"found {mean.Length} means and {scale.Length} scales; expected {shape.Length} of each, for frames of {shape}");
        Shape = shape;
        Mean = mean;
        Scale = scale;
    }

    /// <summary>The shape of one frame.</summary>
    public FeatureShape Shape { get; }

    /// <summary>Mean of every pixel.</summary>
    public float[] Mean { get; }

    /// <summary>One over the standard deviation of every pixel; 0 for a constant one.</summary>
    public float[] Scale { get; }
}
