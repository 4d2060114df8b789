using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>A linear model of two classes.</summary>
public sealed class LinearBinaryModelParameters : LinearModelParameters
{
    internal LinearBinaryModelParameters(IHostEnvironment env, in VBuffer<float> weights, float bias)
        : base(env, "LinearBinaryPredictor", weights, bias)
    {
    }
}
