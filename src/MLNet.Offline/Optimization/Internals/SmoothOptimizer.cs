using System.Numerics.Tensors;

namespace Microsoft.ML.Numeric;

/// <summary>L-BFGS on a smooth function, optionally projected onto the non-negative orthant.</summary>
internal sealed class SmoothOptimizer(ObjectiveFunction function, LbfgsSettings settings, float[] initial) : LbfgsOptimizer(function, settings, initial)
{
    /// <inheritdoc/>
    protected override void DescendSteepest(Span<float> destination)
    {
        TensorPrimitives.Negate(Gradient, destination);
        if (!Settings.NonNegative)
            return;
        for (int i = 0; i < destination.Length; i++)
        {
            // On the boundary only the way inwards is open.
            if (!(Point[i] > 0) && destination[i] < 0)
                destination[i] = 0;
        }
    }

    /// <inheritdoc/>
    protected override void ConstrainDirection()
    {
        if (!Settings.NonNegative)
            return;
        for (int i = 0; i < Direction.Length; i++)
        {
            if (SteepestDescent[i] == 0)
                Direction[i] = 0;
        }
    }

    /// <inheritdoc/>
    protected override bool Search(bool force, out string premature)
    {
        double slope = Dot(Direction, Gradient);
        premature = slope == 0 ? "Directional derivative is zero. You may be sitting on the optimum." : null;
        if (premature is not null)
            return false;
        if (!(slope < 0))
            throw new InvalidOperationException("L-BFGS chose a non-descent direction.");

        double first = Iteration == 1 ? 1 / Math.Sqrt(Dot(Direction, Direction)) : 1;
        var search = new StrongWolfeSearch(Probe, new StepProbe(0, Value, slope));
        bool found = search.TryFind(first, force, out bool exhausted);
        if (!found && exhausted && force)
            premature = "Step size interval numerically zero.";
        return found;
    }

    private StepProbe Probe(double step)
    {
        TensorPrimitives.MultiplyAdd(Direction, (float)step, Point, NextPoint);
        if (Settings.NonNegative)
            TensorPrimitives.Max(NextPoint, 0f, NextPoint);
        NextValue = Evaluate(NextPoint, NextGradient);
        if (!double.IsPositiveInfinity(NextValue))
            CheckFinite(NextValue);
        return new StepProbe((float)step, NextValue, Dot(Direction, NextGradient));
    }
}
