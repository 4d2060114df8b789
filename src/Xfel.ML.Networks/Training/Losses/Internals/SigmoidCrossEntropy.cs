namespace Xfel.ML.Networks.Internals;

/// <summary>max(x, 0) - x t + ln(1 + exp(-|x|)): Zimmermann 2019, Eq. 6, in a form without overflow.</summary>
internal sealed class SigmoidCrossEntropy(int outputs, IReadOnlyList<float>? weights) : LossFunction(outputs, weights)
{
    public override double Divisor(ReadOnlySpan<float> targets, int count) => (double)count * Outputs;

    protected override double FrameLoss(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient, double scale)
    {
        double loss = 0;
        for (int j = 0; j < logits.Length; j++)
        {
            double x = logits[j], exponential = Math.Exp(-Math.Abs(x));
            loss += Weight(j) * (Math.Max(x, 0) - x * targets[j] + Log1P(exponential));
            if (!gradient.IsEmpty)
                gradient[j] = (float)(scale * Weight(j) * ((x >= 0 ? 1 : exponential) / (1 + exponential) - targets[j]));
        }

        return loss;
    }

    // Kahan's correction: ln(1 + x) keeps its digits where 1 + x has lost those of x.
    private static double Log1P(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }
}
