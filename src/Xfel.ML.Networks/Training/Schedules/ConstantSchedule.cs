namespace Xfel.ML.Networks;

/// <summary>The learning rate stays as it is.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    private protected override double FactorAt(double position, int epochs) => 1;
}
