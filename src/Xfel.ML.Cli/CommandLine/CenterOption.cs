using System.CommandLine;
using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>The beam centre: <c>--center X,Y</c>.</summary>
internal sealed class CenterOption
{
    private readonly Option<string?> _center;

    /// <param name="command">The command that takes it.</param>
    /// <param name="use">What the centre is for, and what holds without it.</param>
    public CenterOption(Command command, string use) => command.Add(_center = new Option<string?>("--center") { Description = $"The beam centre as X,Y in pixels; {use}." });

    /// <summary>The centre; null when none was given.</summary>
    public BeamCenter? Of(ParseResult parsed)
    {
        if (parsed.GetValue(_center) is not { } text)
            return null;
        string[] parts = text.Split(',');
        if (parts.Length != 2 || !TryParse(parts[0], out double x) || !TryParse(parts[1], out double y))
            throw new UsageException($"--center is '{text}'; two numbers were expected, such as 63.5,64");
        return new BeamCenter(x, y);
    }

    private static bool TryParse(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
