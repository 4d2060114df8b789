using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>Reading values that were parsed.</summary>
internal static class ParseResultExtensions
{
    /// <summary>Whether a switch is there and on.</summary>
    public static bool IsSet(this ParseResult parsed, Option<bool>? option) => option is not null && parsed.GetValue(option);

    /// <summary>Whether the user wrote the option.</summary>
    public static bool IsGiven(this ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
