namespace Microsoft.ML.Numeric;

/// <summary>
/// A step that meets the strong Wolfe conditions: bracketing by doubling, then a zoom by cubic interpolation
/// (Nocedal and Wright, Numerical Optimization, algorithms 3.5 and 3.6). The last step that was probed is the one that was found.
/// </summary>
internal sealed class StrongWolfeSearch(Func<double, StepProbe> probe, StepProbe origin)
{
    private const double Armijo = 1e-4;
    private const double Curvature = 0.9;
    private const double Margin = 0.01;

    /// <summary>Relative noise of a value: it is a mean over functions of float scores (3e-8 seen at 20,000 rows of 2,048 features).</summary>
    private const double Noise = 1e-7;
    private const int ZoomSteps = 10;

    /// <summary>Looks for a step, <paramref name="first"/> first.</summary>
    /// <param name="first">The step to probe first.</param>
    /// <param name="force">Zoom until the interval vanishes rather than for ten steps.</param>
    /// <param name="exhausted">The interval vanished without a step.</param>
    public bool TryFind(double first, bool force, out bool exhausted)
    {
        exhausted = false;
        StepProbe last = origin;
        double step = first;
        while (true)
        {
            StepProbe current = probe(step);
            if (double.IsPositiveInfinity(current.Value))
            {
                step /= 2;
                continue;
            }

            if (IsFlatWithinNoise(current))
                return true;
            if (!DescendsEnough(current) || (last.Step > 0 && current.Value >= last.Value))
                return Zoom(last, current, force, out exhausted);
            if (IsFlatEnough(current))
                return true;
            if (current.Slope >= 0)
                return Zoom(current, last, force, out exhausted);
            last = current;
            step = current.Step == 0 ? float.Epsilon : current.Step * 2;
        }
    }

    private bool DescendsEnough(StepProbe at) => at.Value <= origin.Value + Armijo * at.Step * origin.Slope;

    private bool IsFlatEnough(StepProbe at) => Math.Abs(at.Slope) <= -Curvature * origin.Slope;

    /// <summary>
    /// Where the values differ by noise only, the slopes decide (the approximate Wolfe conditions of Hager and Zhang, SIAM J. Optim. 16, 2005):
    /// otherwise the last steps to the optimum are searched for in vain.
    /// </summary>
    private bool IsFlatWithinNoise(StepProbe at) => Math.Abs(at.Value - origin.Value) <= Noise * Math.Abs(origin.Value) && IsFlatEnough(at);

    /// <summary>The step lies between <paramref name="low"/>, the end with the lower value, and <paramref name="high"/>.</summary>
    private bool Zoom(StepProbe low, StepProbe high, bool force, out bool exhausted)
    {
        exhausted = false;
        for (int i = 0; force || i < ZoomSteps; i++)
        {
            StepProbe current = probe(Choose(low, high));
            if (IsFlatWithinNoise(current))
                return true;
            if (!DescendsEnough(current) || current.Value >= low.Value)
            {
                exhausted = current.Step == high.Step;
                if (exhausted)
                    return false;
                high = current;
                continue;
            }

            if (IsFlatEnough(current))
                return true;
            if (current.Slope * (high.Step - low.Step) >= 0)
                high = low;
            exhausted = current.Step == low.Step;
            if (exhausted)
                return false;
            low = current;
        }

        return false;
    }

    private static double Choose(StepProbe low, StepProbe high)
    {
        (StepProbe left, StepProbe right) = low.Step < high.Step ? (low, high) : (high, low);
        double step;
        if (left.Slope > 0 && right.Slope < 0)
        {
            // The cubic has a maximum between the ends, no minimum: take the better end.
            step = low.Value < high.Value ? low.Step : high.Step;
        }
        else
        {
            step = CubicMinimum(low, high);
            if (!double.IsFinite(step))
                step = (low.Step + high.Step) / 2;
        }

        // Keep off the ends, so that the interval shrinks.
        double margin = Margin * (right.Step - left.Step);
        return Math.Max(Math.Min(step, right.Step - margin), left.Step + margin);
    }

    /// <summary>Nocedal and Wright, equation 3.59.</summary>
    private static double CubicMinimum(StepProbe a, StepProbe b)
    {
        double d1 = a.Slope + b.Slope - 3 * (a.Value - b.Value) / (a.Step - b.Step);
        double d2 = Math.Sign(b.Step - a.Step) * Math.Sqrt(d1 * d1 - a.Slope * b.Slope);
        return b.Step - (b.Step - a.Step) * (b.Slope + d2 - d1) / (b.Slope - a.Slope + 2 * d2);
    }
}
