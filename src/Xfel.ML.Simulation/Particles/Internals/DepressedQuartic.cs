namespace Xfel.ML.Simulation;

/// <summary>
/// s^4 + a s^2 + b s + c. Its roots are looked for between the extrema, and those between the inflections: unlike a closed form, this keeps its digits where roots nearly meet.
/// </summary>
internal readonly record struct DepressedQuartic(double A, double B, double C)
{
    public const int MostRoots = 4;

    private const int MostSteps = 100;

    /// <summary>Finds the places, in order, between two ends where the polynomial becomes negative or ceases to be; gives their number.</summary>
    public int SignChanges(double from, double to, Span<double> roots)
    {
        double inflection = A < 0 ? Math.Sqrt(-A / 6) : 0;
        Span<double> extrema = stackalloc double[MostRoots];
        int count = SignChanges([B, 2 * A, 0, 4], [from, Math.Clamp(-inflection, from, to), Math.Clamp(inflection, from, to), to], extrema);
        Span<double> ends = [from, .. extrema[..count], to];
        return SignChanges([C, B, A, 0, 1], ends, roots);
    }

    /// <summary>Of a polynomial that is monotonic from each end to the next.</summary>
    private static int SignChanges(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> ends, Span<double> roots)
    {
        int count = 0;
        bool negative = Value(coefficients, ends[0], out _) < 0;
        for (int i = 1; i < ends.Length; i++)
        {
            bool next = Value(coefficients, ends[i], out _) < 0;
            if (next != negative)
                roots[count++] = SignChange(coefficients, ends[i - 1], ends[i], negative);
            negative = next;
        }

        return count;
    }

    /// <summary>Newton's method, kept between the ends by halving.</summary>
    private static double SignChange(ReadOnlySpan<double> coefficients, double from, double to, bool negativeFirst)
    {
        double s = 0.5 * (from + to);
        for (int step = 0; step < MostSteps; step++)
        {
            double value = Value(coefficients, s, out double slope), before = s;
            if (value < 0 == negativeFirst)
                from = s;
            else
                to = s;
            s -= value / slope;
            if (!(s > from && s < to))
                s = 0.5 * (from + to);
            if (Math.Abs(s - before) <= 1e-16 * Math.Max(Math.Abs(from), Math.Abs(to)))
                break;
        }

        return s;
    }

    private static double Value(ReadOnlySpan<double> coefficients, double s, out double slope)
    {
        double value = coefficients[^1];
        slope = 0;
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            slope = slope * s + value;
            value = value * s + coefficients[i];
        }

        return value;
    }
}
