namespace Xfel.ML.Networks.Internals;

/// <summary>ln(sum exp(x_j)) - x_class, with the greatest logit taken out of the sum, so that no exponential overflows.</summary>
internal sealed class SoftmaxCrossEntropy(int outputs, IReadOnlyList<float>? weights) : LossFunction(outputs, weights)
{
    public override int TargetsPerFrame => 1;

    public override double Divisor(ReadOnlySpan<float> targets, int count)
    {
        double sum = 0;
        for (int frame = 0; frame < count; frame++)
            sum += Weight((int)targets[frame]);
        return sum;
    }

    protected override double FrameLoss(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient, double scale)
    {
        int target = (int)targets[0];
        double greatest = double.NegativeInfinity, sum = 0, weight = Weight(target);
        foreach (float logit in logits)
            greatest = double.IsNaN(logit) ? double.NaN : Math.Max(greatest, logit);
        foreach (float logit in logits)
            sum += Math.Exp(logit - greatest);
        for (int j = 0; j < gradient.Length; j++)
            gradient[j] = (float)(scale * weight * (Math.Exp(logits[j] - greatest) / sum - (j == target ? 1 : 0)));
        return weight * (Math.Log(sum) + greatest - logits[target]);
    }
}
