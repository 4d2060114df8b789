namespace Xfel.ML.Networks.Internals;

internal static class FiniteCheck
{
    /// <summary>Whether there is neither NaN nor infinity: only for these is x * 0 not 0.</summary>
    public static bool AllFinite(ReadOnlySpan<float> values)
    {
        float sum = 0;
        foreach (float value in values)
            sum += value * 0;
        return sum == 0;
    }
}
