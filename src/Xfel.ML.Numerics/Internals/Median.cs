namespace Xfel.ML.Numerics.Internals;

/// <summary>Medians; of an even number of values, the mean of the two middle ones.</summary>
internal static class Median
{
    /// <param name="values">At least one, none of them NaN; they are sorted in place.</param>
    public static double Of(Span<double> values)
    {
        values.Sort();
        // Halved before they are added: the sum of two large values is no number.
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2 - 1] / 2) + (values[values.Length / 2] / 2);
    }

    /// <param name="values">At least one, none of them NaN; they are sorted in place.</param>
    public static float Of(Span<float> values)
    {
        values.Sort();
        return values.Length % 2 == 1 ? values[values.Length / 2] : (float)(((double)values[values.Length / 2 - 1] + values[values.Length / 2]) / 2);
    }
}
