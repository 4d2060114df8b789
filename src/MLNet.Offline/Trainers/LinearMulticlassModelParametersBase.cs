using Microsoft.ML.Data;
using Microsoft.ML.Internals;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>One linear model per class.</summary>
public abstract class LinearMulticlassModelParametersBase : ModelParametersBase<VBuffer<float>>
{
    private protected readonly float[] Biases;

    /// <summary>The weights of the first class, then those of the next.</summary>
    private readonly float[] _weights;

    private protected LinearMulticlassModelParametersBase(IHostEnvironment env, string name, float[] biases, float[] weights, int featureCount)
        : base(env, name)
    {
        Check.Param(weights.Length == biases.Length * featureCount, nameof(weights));
        Biases = biases;
        _weights = weights;
        FeatureCount = featureCount;
    }

    internal int FeatureCount { get; }

    internal int ClassCount => Biases.Length;

    /// <summary>Copies the weight vectors out, one per class.</summary>
    /// <param name="weights">Vectors to reuse; a larger array takes their place where they are too few.</param>
    /// <param name="numClasses">The number of classes.</param>
    public void GetWeights(ref VBuffer<float>[] weights, out int numClasses)
    {
        numClasses = ClassCount;
        if (weights is null || weights.Length < numClasses)
            Array.Resize(ref weights, numClasses);
        for (int c = 0; c < numClasses; c++)
            VBuffer<float>.Copy(_weights, c * FeatureCount, ref weights[c], FeatureCount);
    }

    /// <summary>The biases, one per class.</summary>
    public IEnumerable<float> GetBiases() => Biases;

    /// <summary>A copy of all weights: those of the first class, then those of the next.</summary>
    internal float[] FlatWeights() => (float[])_weights.Clone();

    /// <summary>Writes the output for a row.</summary>
    internal void Score(in VBuffer<float> features, Span<float> destination)
    {
        if (features.Length != FeatureCount)
            throw Fault.State($"Input is of length {features.Length}, but predictor expected length {FeatureCount}");
        for (int c = 0; c < ClassCount; c++)
            destination[c] = Biases[c] + LinearScore.Dot(_weights.AsSpan(c * FeatureCount, FeatureCount), features);
        Calibrate(destination);
    }

    /// <summary>Turns the linear scores into the output.</summary>
    private protected abstract void Calibrate(Span<float> scores);
}
