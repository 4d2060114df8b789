using System.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>Adam, as torch's.</summary>
internal sealed class AdamOptimizer(AdamOptions options, IReadOnlyList<TrainedParameter> parameters, double l1, double l2)
    : Optimizer(parameters, ["mean", "square"], l1, l2)
{
    private float _rate;
    private float _rootCorrection;

    protected override void Prepare(double rate)
    {
        _rate = (float)(rate / (1 - Math.Pow(options.Beta1, Steps)));
        _rootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, Steps)));
    }

    protected override void Update(Span<float> values, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second)
    {
        Vector<float> beta1 = new((float)options.Beta1), rest1 = new((float)(1 - options.Beta1));
        Vector<float> beta2 = new((float)options.Beta2), rest2 = new((float)(1 - options.Beta2));
        Vector<float> rate = new(_rate), correction = new(_rootCorrection), epsilon = new((float)options.Epsilon);
        for (int i = 0; i < values.Length; i += Vector<float>.Count)
        {
            var g = new Vector<float>(gradient[i..]);
            Vector<float> m = beta1 * new Vector<float>(first[i..]) + rest1 * g;
            Vector<float> v = beta2 * new Vector<float>(second[i..]) + rest2 * g * g;
            m.CopyTo(first[i..]);
            v.CopyTo(second[i..]);
            (new Vector<float>(values[i..]) - rate * m / (Vector.SquareRoot(v) * correction + epsilon)).CopyTo(values[i..]);
        }
    }
}
