namespace Xfel.ML.Networks.Internals;

/// <summary>Where the values of a parameter lie in memory; files and users see the canonical order, last axis fastest. Padding is zero and stays zero.</summary>
internal abstract class ParameterLayout
{
    /// <summary>Floats in memory, padding included.</summary>
    public abstract int Length { get; }

    /// <summary>Number of values.</summary>
    public abstract int CanonicalLength { get; }

    public abstract void ToCanonical(ReadOnlySpan<float> packed, Span<float> canonical);

    /// <summary>Writes padding too.</summary>
    public abstract void FromCanonical(ReadOnlySpan<float> canonical, Span<float> packed);
}
