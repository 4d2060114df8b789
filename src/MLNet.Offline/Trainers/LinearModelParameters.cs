using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Internals;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>A linear model: the score is the weighted sum of the features plus a bias.</summary>
public abstract class LinearModelParameters : ModelParametersBase<float>
{
    private readonly float[] _weights;

    private protected LinearModelParameters(IHostEnvironment env, string name, in VBuffer<float> weights, float bias)
        : base(env, name)
    {
        Check.Param(TensorPrimitives.IsFiniteAll(weights.GetValues()), nameof(weights), "Cannot initialize linear predictor with non-finite weights");
        Check.Param(float.IsFinite(bias), nameof(bias), "Cannot initialize linear predictor with non-finite bias");
        _weights = new float[weights.Length];
        weights.CopyTo(_weights);
        Bias = bias;
        Weights = Array.AsReadOnly(_weights);
    }

    /// <summary>One weight per feature.</summary>
    public IReadOnlyList<float> Weights { get; }

    /// <summary>The score of a row of zeros.</summary>
    public float Bias { get; protected set; }

    /// <summary>The score of a row.</summary>
    internal float Score(in VBuffer<float> features)
    {
        if (features.Length != _weights.Length)
            throw Fault.State($"Input is of length {features.Length}, but predictor expected length {_weights.Length}");
        return Bias + LinearScore.Dot(_weights, features);
    }
}
