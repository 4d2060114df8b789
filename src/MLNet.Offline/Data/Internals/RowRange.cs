namespace Microsoft.ML.Internals;

/// <summary>An interval of numbers, or all but the interval; NaN is in neither.</summary>
internal readonly record struct RowRange(double Min, double Max, bool IncludeMax, bool Complement = false)
{
    public bool Contains(double value)
    {
        if (Complement)
            return value < Min || (IncludeMax ? value > Max : value >= Max);
        return value >= Min && (IncludeMax ? value <= Max : value < Max);
    }
}
