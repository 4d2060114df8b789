using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks;

/// <summary>Zero mean and unit variance for every pixel over a training set: (x - mean) * scale, applied before the first layer. Immutable.</summary>
public sealed class PixelNormalization
{
    private readonly float[] _mean;
    private readonly float[] _scale;

    /// <summary>Keeps copies of the given values.</summary>
    /// <param name="shape">Shape of the frames.</param>
    /// <param name="mean">Mean of each pixel, <c>[channel][row][column]</c>.</param>
    /// <param name="scale">1 / standard deviation of each pixel, in the same order; 0 for a pixel that is constant.</param>
    /// <exception cref="ArgumentException">A length is not that of the shape, or a value is NaN or infinite.</exception>
    public PixelNormalization(FeatureShape shape, float[] mean, float[] scale)
    {
        Shape = shape;
        _mean = Copy(shape, mean, nameof(mean));
        _scale = Copy(shape, scale, nameof(scale));
    }

    /// <summary>Shape of the frames.</summary>
    public FeatureShape Shape { get; }

    /// <summary>Mean of each pixel, <c>[channel][row][column]</c>.</summary>
    public ReadOnlySpan<float> Mean => _mean;

    /// <summary>Factor of each pixel, <c>[channel][row][column]</c>.</summary>
    public ReadOnlySpan<float> Scale => _scale;

    /// <summary>Normalises one frame.</summary>
    /// <param name="frame">The frame, <c>[channel][row][column]</c>.</param>
    /// <param name="destination">Where the result goes; may be the frame itself.</param>
    public void Apply(ReadOnlySpan<float> frame, Span<float> destination)
    {
        if (frame.Length != _mean.Length)
            ThrowHelper.Length(nameof(frame), frame.Length, 1, _mean.Length);
        if (destination.Length != _mean.Length)
            ThrowHelper.Length(nameof(destination), destination.Length, 1, _mean.Length);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (frame[i] - _mean[i]) * _scale[i];
    }

    private static float[] Copy(FeatureShape shape, float[] values, string argument)
    {
        ArgumentNullException.ThrowIfNull(values, argument);
        if (values.Length != shape.Length)
            throw new ArgumentException($"found {values.Length} values, expected one for each of {shape}: {shape.Length}", argument);
        return FiniteCheck.AllFinite(values) ? [.. values] : throw new ArgumentException("found NaN or infinity, expected finite values", argument);
    }
}
