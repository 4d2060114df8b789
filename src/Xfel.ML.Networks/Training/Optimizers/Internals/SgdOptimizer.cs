using System.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>Gradient descent with momentum, as torch's <c>SGD</c>.</summary>
internal sealed class SgdOptimizer(SgdOptions options, IReadOnlyList<TrainedParameter> parameters, double l1, double l2)
    : Optimizer(parameters, ["momentum"], l1, l2)
{
    private float _rate;

    protected override void Prepare(double rate) => _rate = (float)rate;

    protected override void Update(Span<float> values, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second)
    {
        Vector<float> rate = new(_rate), momentum = new((float)options.Momentum);
        for (int i = 0; i < values.Length; i += Vector<float>.Count)
        {
            var g = new Vector<float>(gradient[i..]);
            Vector<float> v = momentum * new Vector<float>(first[i..]) + g;
            v.CopyTo(first[i..]);
            Vector<float> direction = options.Nesterov ? g + momentum * v : v;
            (new Vector<float>(values[i..]) - rate * direction).CopyTo(values[i..]);
        }
    }
}
