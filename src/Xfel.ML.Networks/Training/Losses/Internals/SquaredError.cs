namespace Xfel.ML.Networks.Internals;

/// <summary>(x - t)^2.</summary>
internal sealed class SquaredError(int outputs) : LossFunction(outputs, null)
{
    public override double Divisor(ReadOnlySpan<float> targets, int count) => (double)count * Outputs;

    protected override double FrameLoss(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient, double scale)
    {
        double loss = 0;
        for (int j = 0; j < logits.Length; j++)
        {
            double difference = (double)logits[j] - targets[j];
            loss += difference * difference;
            if (!gradient.IsEmpty)
                gradient[j] = (float)(scale * 2 * difference);
        }

        return loss;
    }
}
