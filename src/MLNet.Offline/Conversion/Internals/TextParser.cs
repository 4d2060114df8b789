using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Internals;

/// <summary>Values from texts: an empty text is the default value; what cannot be parsed is NaN, 0, false, or a fault for signed integers.</summary>
internal static class TextParser
{
    private static readonly string[] TrueWords = ["true", "t", "yes", "y", "1", "+1", "+"];

    public static Func<ReadOnlyMemory<char>, T> Signed<T>()
        where T : struct, IBinaryInteger<T>
        => text =>
        {
            if (text.IsEmpty)
                return default;
            return T.TryParse(text.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T value) && text.Span[0] != '+'
                ? value
                : throw Fault.State($"Value '{text}' could not be parsed from text to {typeof(T).Name}.");
        };

    public static Func<ReadOnlyMemory<char>, T> Unsigned<T>()
        where T : struct, IBinaryInteger<T>
        => text => T.TryParse(text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out T value) ? value : default;

    public static Func<ReadOnlyMemory<char>, T> Floating<T>()
        where T : struct, IFloatingPointIeee754<T>
        => text =>
        {
            ReadOnlySpan<char> span = text.Span.Trim();
            if (span.IsEmpty)
                return default;
            // As in Microsoft.ML: space before more than one character makes it unreadable.
            if (char.IsWhiteSpace(text.Span[0]) && text.Span.TrimStart().Length > 1)
                return T.NaN;
            return span switch
            {
                "∞" => T.PositiveInfinity,
                "-∞" => T.NegativeInfinity,
                _ => T.TryParse(span, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) ? value : T.NaN,
            };
        };

    public static bool Boolean(ReadOnlyMemory<char> text)
    {
        foreach (string word in TrueWords)
        {
            if (text.Span.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public static TimeSpan Duration(ReadOnlyMemory<char> text) => TimeSpan.TryParse(text.Span, CultureInfo.InvariantCulture, out TimeSpan value) ? value : default;

    public static DateTime Time(ReadOnlyMemory<char> text) => DateTime.TryParse(text.Span, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime value) ? value : default;

    public static DateTimeOffset ZonedTime(ReadOnlyMemory<char> text)
        => DateTimeOffset.TryParse(text.Span, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value) ? value : default;
}
