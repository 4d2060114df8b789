namespace Microsoft.ML.Internals;

/// <summary>The exceptions of this assembly, by the same types that Microsoft.ML throws.</summary>
internal static class Fault
{
    /// <summary>A call that the state does not allow, or data that cannot be used.</summary>
    public static Exception State(string message) => new InvalidOperationException(message);

    /// <summary>An argument out of range.</summary>
    public static Exception Param(string name, string message) => new ArgumentOutOfRangeException(name, message);

    /// <summary>A column that is not there.</summary>
    public static Exception MissingColumn(string paramName, string role, string column)
        => new ArgumentOutOfRangeException(paramName, $"Could not find {role} column '{column}'");

    /// <summary>A column of another type than needed.</summary>
    public static Exception WrongType(string paramName, string role, string column, string expected, string actual)
        => new ArgumentOutOfRangeException(paramName, $"Schema mismatch for {role} column '{column}': expected {expected}, got {actual}");

    /// <summary>A damaged or foreign file.</summary>
    public static Exception Format(string message, Exception inner = null) => new FormatException(message, inner);

    /// <summary>Something that this library does not do.</summary>
    public static Exception Unsupported(string message) => new NotSupportedException(message);

    /// <summary>A getter asked for with another type than the column's.</summary>
    public static Exception WrongGetter(string column, Type asked, Type actual)
        => new InvalidOperationException($"Invalid TValue in GetGetter for column '{column}': '{asked}', expected type: '{actual}'.");
}
