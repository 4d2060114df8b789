using System.Numerics.Tensors;

namespace Microsoft.ML.Numeric;

/// <summary>
/// L-BFGS with a strong Wolfe line search, and its orthant-wise variant where there is an L1 norm (Andrew and Gao, ICML 2007).
/// Values are kept in double: near the optimum their differences are far below the resolution of a float.
/// </summary>
internal abstract class LbfgsOptimizer
{
    private readonly ObjectiveFunction _function;
    private readonly LbfgsHistory _history;

    protected LbfgsOptimizer(ObjectiveFunction function, LbfgsSettings settings, float[] initial)
    {
        _function = function;
        Settings = settings;
        _history = new LbfgsHistory(initial.Length, settings.HistorySize);
        Point = (float[])initial.Clone();
        Gradient = new float[initial.Length];
        NextPoint = new float[initial.Length];
        NextGradient = new float[initial.Length];
        Direction = new float[initial.Length];
        SteepestDescent = new float[initial.Length];
    }

    protected LbfgsSettings Settings { get; }

    /// <summary>The last accepted point, and what belongs to it.</summary>
    protected float[] Point { get; private set; }

    protected float[] Gradient { get; private set; }

    protected double Value { get; private set; }

    /// <summary>The point on trial, and what belongs to it.</summary>
    protected float[] NextPoint { get; private set; }

    protected float[] NextGradient { get; private set; }

    protected double NextValue { get; set; }

    protected float[] Direction { get; }

    protected float[] SteepestDescent { get; }

    protected int Iteration { get; private set; } = 1;

    private int Evaluations { get; set; }

    /// <summary>Minimises the function from <paramref name="initial"/> on.</summary>
    /// <exception cref="InvalidOperationException">The function gave a value that is not finite.</exception>
    public static LbfgsResult Minimize(ObjectiveFunction function, LbfgsSettings settings, float[] initial)
    {
        LbfgsOptimizer optimizer = settings.L1Weight > 0 && settings.BiasCount < initial.Length
            ? new OrthantWiseOptimizer(function, settings, initial)
            : new SmoothOptimizer(function, settings, initial);
        return optimizer.Run();
    }

    /// <summary>Evaluates the function at <paramref name="point"/>.</summary>
    protected virtual double Evaluate(ReadOnlySpan<float> point, Span<float> gradient)
    {
        Evaluations++;
        return _function(point, gradient);
    }

    /// <summary>Writes the direction of steepest descent at <see cref="Point"/>, as far as the constraints allow it.</summary>
    protected abstract void DescendSteepest(Span<float> destination);

    /// <summary>Takes back from <see cref="Direction"/> what the constraints forbid.</summary>
    protected abstract void ConstrainDirection();

    /// <summary>Finds the next point along <see cref="Direction"/>.</summary>
    /// <param name="force">Go on to the end of the number format rather than giving up.</param>
    /// <param name="premature">Why there is no further point at all, or null.</param>
    /// <returns>False where the search gave up.</returns>
    protected abstract bool Search(bool force, out string premature);

    protected static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right) => TensorPrimitives.Dot(left, right);

    protected void CheckFinite(double value)
    {
        if (!double.IsFinite(value))
            throw new InvalidOperationException(FormattableString.Invariant($"Optimizer unable to proceed with loss function yielding {value}"));
    }

    private LbfgsResult Run()
    {
        Value = Evaluate(Point, Gradient);
        CheckFinite(Value);
        UpdateDirection();
        var improvement = new MeanImprovement();
        while (true)
        {
            bool found = Search(force: false, out string premature);
            if (premature is null && !found)
            {
                // The remembered curvature may be noise: forget it and start again along the gradient.
                _history.Clear();
                UpdateDirection();
                Search(force: true, out premature);
            }

            if (premature is not null)
                return NextValue < Value && Evaluations > 1 ? Result(NextPoint, NextValue, premature) : Result(Point, Value, premature);
            double mean = improvement.Add(Value - NextValue);
            if (mean < Settings.Tolerance || Iteration >= Settings.MaximumIterations)
                return Result(NextPoint, NextValue, null);
            if (!_history.TryAdd(Point, NextPoint, Gradient, NextGradient))
                return Result(NextPoint, NextValue, "ro equals zero. Is your function linear?");
            Accept();
            UpdateDirection();
        }
    }

    private LbfgsResult Result(float[] point, double value, string premature) => new(point, value, Iteration, Evaluations, premature);

    private void Accept()
    {
        (Point, NextPoint) = (NextPoint, Point);
        (Gradient, NextGradient) = (NextGradient, Gradient);
        Value = NextValue;
        Iteration++;
    }

    private void UpdateDirection()
    {
        DescendSteepest(SteepestDescent);
        SteepestDescent.CopyTo(Direction, 0);
        _history.ApplyInverseHessian(Direction);
        ConstrainDirection();
    }
}
