using System.Globalization;
using System.Text;

namespace Xfel.ML.Internals;

/// <summary>Names that are safe to give a file on any system: names come from manifests, addresses and archives, and none of those is trusted.</summary>
internal static class SafeName
{
    private const int Longest = 200;
    private const string Forbidden = "/\\:*?\"<>|";

    /// <summary>Device names of Windows: a file of such a name is the device, whatever follows the first dot.</summary>
    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. from port in new[] { "COM", "LPT" } from digit in "0123456789¹²³" select $"{port}{digit}"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with one name (not a path), to follow the word "name"; null when nothing is.</summary>
    public static string? Fault(string name)
    {
        if (name.Length == 0)
            return "is empty";
        if (name.Length > Longest)
            return $"has {name.Length} characters, more than {Longest}";
        if (name is "." or "..")
            return "is a step in the folder tree";
        if (name.EnumerateRunes().Any(IsInvisible))
            return "has a control character";
        if (name.IndexOfAny([.. Forbidden]) is >= 0 and var at)
            return $"has the character {name[at]}";
        if (name[^1] is '.' or ' ' || name[0] == ' ')
            return "begins or ends in a space or ends in a dot";
        return Reserved.Contains(name.Split('.')[0].TrimEnd()) ? "is a device's on Windows" : null;
    }

    /// <summary>A name as an error shows it: short, and without what a terminal would act on.</summary>
    public static string Show(string name)
    {
        string shown = string.Concat(name.EnumerateRunes().Take(Longest).Select(letter => IsInvisible(letter) ? $"\\u{letter.Value:x4}" : letter.ToString()));
        return name.Length > Longest ? shown + "..." : shown;
    }

    // Format characters turn the reading direction: what is shown would not be what is written. A replacement character was no text.
    private static bool IsInvisible(Rune letter) => letter == Rune.ReplacementChar || Rune.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
