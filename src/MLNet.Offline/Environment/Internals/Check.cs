using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Internals;

/// <summary>Guards at the door, with the exception types that Microsoft.ML throws for the same faults.</summary>
internal static class Check
{
    /// <summary>A state: <see cref="InvalidOperationException"/>.</summary>
    public static void That([DoesNotReturnIf(false)] bool holds, string message)
    {
        if (!holds)
            throw Fault.State(message);
    }

    /// <summary>A reference argument: <see cref="ArgumentNullException"/>.</summary>
    public static void Value([NotNull] object value, string name)
    {
        if (value is null)
            Null(name);
    }

    /// <summary>An argument's range: <see cref="ArgumentOutOfRangeException"/>.</summary>
    public static void Param([DoesNotReturnIf(false)] bool holds, string name)
    {
        if (!holds)
            OutOfRange(name, null);
    }

    /// <summary>An argument's range: <see cref="ArgumentOutOfRangeException"/>.</summary>
    public static void Param([DoesNotReturnIf(false)] bool holds, string name, string message)
    {
        if (!holds)
            OutOfRange(name, message);
    }

    /// <summary>The same with a message that is only built when needed.</summary>
    public static void Param([DoesNotReturnIf(false)] bool holds, string name, [InterpolatedStringHandlerArgument(nameof(holds))] ref FaultMessage message)
    {
        if (!holds)
            OutOfRange(name, message.ToString());
    }

    /// <summary>A name: <see cref="ArgumentOutOfRangeException"/> where it is null or empty.</summary>
    public static void NonEmpty([NotNull] string value, string name)
    {
        if (string.IsNullOrEmpty(value))
            OutOfRange(name, $"{name} cannot be null or empty");
    }

    /// <summary>A collection: <see cref="ArgumentOutOfRangeException"/> where it is null or empty.</summary>
    public static void NonEmpty<T>([NotNull] IReadOnlyCollection<T> value, string name)
    {
        if (value is null || value.Count == 0)
            OutOfRange(name, $"{name} cannot be null or empty");
    }

    [DoesNotReturn]
    private static void Null(string name) => throw new ArgumentNullException(name);

    [DoesNotReturn]
    private static void OutOfRange(string name, string message) => throw (message is null ? new ArgumentOutOfRangeException(name) : new ArgumentOutOfRangeException(name, message));
}
