using System.Globalization;

namespace Xfel.ML.Tests.NetworkTrainers;

/// <summary>Decisions and scores in words that are equal only where every bit is.</summary>
internal static class DecisionWords
{
    public static string Of(uint key) => key == 0 ? "missing" : $"class {key}";

    public static string Of(bool decision) => decision ? "yes" : "no";

    public static string Of(bool[] decisions) => string.Join(",", decisions.Select(Of));

    public static string Of(float[] scores) => string.Join(" ", scores.Select(score => score.ToString("R", CultureInfo.InvariantCulture)));
}
