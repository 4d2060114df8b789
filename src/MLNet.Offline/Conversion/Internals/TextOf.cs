using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Values as texts that no culture changes.</summary>
internal static class TextOf
{
    /// <summary>The text of a value as a name: exact, NaN as a question mark, booleans as digits, keys counted from 0.</summary>
    public static Func<T, string> Values<T>(DataViewType type)
    {
        if (type is KeyDataViewType)
            return value => Convert.ToUInt64(value, CultureInfo.InvariantCulture) is ulong key and > 0 ? (key - 1).ToString(CultureInfo.InvariantCulture) : "";
        return value => value switch
        {
            float number => float.IsNaN(number) ? "?" : number.ToString("R", CultureInfo.InvariantCulture),
            double number => double.IsNaN(number) ? "?" : number.ToString("G17", CultureInfo.InvariantCulture),
            bool flag => flag ? "1" : "0",
            _ => Of(value),
        };
    }

    /// <summary>The text that a conversion to text makes.</summary>
    public static string Of<T>(T value) => value switch
    {
        float number => number.ToString("G7", CultureInfo.InvariantCulture),
        double number => number.ToString("G17", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        DataViewRowId id => $"0x{id}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
