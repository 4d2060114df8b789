using System.Numerics.Tensors;

namespace Microsoft.ML.Numeric;

/// <summary>
/// OWL-QN (Andrew and Gao, Scalable training of L1-regularized log-linear models, ICML 2007): every step stays in one orthant,
/// where the L1 norm is linear. The history sees the gradient of the smooth part only.
/// </summary>
internal sealed class OrthantWiseOptimizer : LbfgsOptimizer
{
    private const double Armijo = 1e-4;
    private const int Backtracks = 8;

    public OrthantWiseOptimizer(ObjectiveFunction function, LbfgsSettings settings, float[] initial)
        : base(function, settings, initial)
    {
        if (settings.NonNegative)
            TensorPrimitives.Max(Weights(Point), 0f, Weights(Point));
    }

    /// <inheritdoc/>
    protected override double Evaluate(ReadOnlySpan<float> point, Span<float> gradient)
        => base.Evaluate(point, gradient) + Settings.L1Weight * TensorPrimitives.SumOfMagnitudes(point[Settings.BiasCount..]);

    /// <inheritdoc/>
    protected override void DescendSteepest(Span<float> destination)
    {
        float weight = (float)Settings.L1Weight;
        TensorPrimitives.Negate(Gradient, destination);
        for (int i = Settings.BiasCount; i < destination.Length; i++)
        {
            float x = Point[i];
            float down = destination[i];
            destination[i] = x switch
            {
                > 0 => down - weight,
                < 0 => down + weight,
                // At zero both one-sided slopes may point uphill: then the weight stays zero.
                _ => Settings.NonNegative ? Math.Max(down - weight, 0) : down > weight ? down - weight : down < -weight ? down + weight : 0,
            };
        }
    }

    /// <inheritdoc/>
    protected override void ConstrainDirection()
    {
        for (int i = 0; i < Direction.Length; i++)
        {
            if (SteepestDescent[i] == 0)
                Direction[i] = 0;
        }
    }

    /// <inheritdoc/>
    protected override bool Search(bool force, out string premature)
    {
        double slope = -Dot(Direction, SteepestDescent);
        premature = slope == 0 ? "Directional derivative is zero. You may be sitting on the optimum." : null;
        if (premature is not null)
            return false;
        if (!(slope < 0))
            throw new InvalidOperationException("L-BFGS chose a non-descent direction.");

        float step = Iteration == 1 ? (float)(1 / Math.Sqrt(Dot(Direction, Direction))) : 1;
        double gain = Step(step);
        if (gain < 0)
        {
            // The projection turned the step uphill: leave out the weights whose direction disagrees with the descent.
            for (int i = Settings.BiasCount; i < Direction.Length; i++)
            {
                if (SteepestDescent[i] * Direction[i] < 0)
                    Direction[i] = 0;
            }

            gain = Step(step);
        }

        for (int i = 1; ; i++)
        {
            NextValue = Evaluate(NextPoint, NextGradient);
            if (NextValue <= Value - Armijo * gain)
                return true;
            if (!force && i == Backtracks)
                return false;
            if (step == 0)
            {
                premature = "Step size interval numerically zero.";
                return false;
            }

            step /= 4;
            gain = Step(step);
        }
    }

    /// <summary>Writes the projected point at a step, and gives how far it lies along the steepest descent.</summary>
    private double Step(float step)
    {
        TensorPrimitives.MultiplyAdd(Direction, step, Point, NextPoint);
        for (int i = Settings.BiasCount; i < NextPoint.Length; i++)
        {
            if (Settings.NonNegative ? NextPoint[i] < 0 : Point[i] * NextPoint[i] < 0)
                NextPoint[i] = 0;
        }

        return Dot(SteepestDescent, NextPoint) - Dot(SteepestDescent, Point);
    }

    private Span<float> Weights(float[] parameters) => parameters.AsSpan(Settings.BiasCount);
}
