namespace Xfel.ML.Networks.Internals;

/// <summary>Loss of a batch of outputs, in double, and its gradient.</summary>
internal abstract class LossFunction(int outputs, IReadOnlyList<float>? weights)
{
    protected int Outputs => outputs;

    /// <summary>What the sum of weighted losses is divided by for these targets.</summary>
    public abstract double Divisor(ReadOnlySpan<float> targets, int count);

    /// <summary>Sum of weighted losses. The batch's loss is this over <see cref="Divisor"/>.</summary>
    /// <param name="logits"><c>[count][outputs]</c>.</param>
    /// <param name="targets">One value per output and frame; one class per frame where <see cref="TargetsPerFrame"/> is 1.</param>
    /// <param name="count">Number of frames.</param>
    public double Sum(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, int count)
    {
        double sum = 0;
        for (int frame = 0; frame < count; frame++)
            sum += FrameLoss(logits.Slice(frame * outputs, outputs), targets.Slice(frame * TargetsPerFrame, TargetsPerFrame), default, 0);
        return sum;
    }

    /// <summary>Sum of weighted losses, and the gradient of the batch's loss with respect to the logits.</summary>
    public double Differentiate(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, int count, Span<float> gradient)
    {
        double sum = 0, scale = 1 / Divisor(targets, count);
        for (int frame = 0; frame < count; frame++)
            sum += FrameLoss(logits.Slice(frame * outputs, outputs), targets.Slice(frame * TargetsPerFrame, TargetsPerFrame), gradient.Slice(frame * outputs, outputs), scale);
        return sum;
    }

    public virtual int TargetsPerFrame => outputs;

    public static LossFunction Create(TrainingLoss loss, int outputs, IReadOnlyList<float>? weights) => loss switch
    {
        TrainingLoss.SoftmaxCrossEntropy => new SoftmaxCrossEntropy(outputs, weights),
        TrainingLoss.SigmoidCrossEntropy => new SigmoidCrossEntropy(outputs, weights),
        _ => new SquaredError(outputs),
    };

    protected double Weight(int output) => weights is null ? 1 : weights[output];

    /// <summary>Loss of one frame; writes its gradient times <paramref name="scale"/> unless <paramref name="gradient"/> is empty.</summary>
    protected abstract double FrameLoss(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient, double scale);
}
