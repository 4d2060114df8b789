using System.Globalization;

namespace Xfel.ML.Formats.Internals;

/// <summary>Which numbers a box may have, when it is read and when it is written.</summary>
internal static class BoxChecks
{
    /// <summary>Far beyond any micrograph; what is larger is a damaged file.</summary>
    private const double Limit = 1e9;

    private static readonly string PlaceExpected = FormattableString.Invariant($"a number between -{Limit} and {Limit}");
    private static readonly string SizeExpected = FormattableString.Invariant($"a number above 0 and up to {Limit}");

    /// <summary>A coordinate of a middle or a corner.</summary>
    public static double ParsePlace(ReadOnlySpan<char> text, string name, TextLines lines) =>
        TryParse(text, out double value) && IsPlace(value) ? value : throw Wrong(text, name, PlaceExpected, lines);

    public static double ParseSize(ReadOnlySpan<char> text, string name, TextLines lines) =>
        TryParse(text, out double value) && IsSize(value) ? value : throw Wrong(text, name, SizeExpected, lines);

    public static double ParseScore(ReadOnlySpan<char> text, string name, TextLines lines) =>
        TryParse(text, out double value) && double.IsFinite(value) ? value : throw Wrong(text, name, "a finite number", lines);

    public static bool TryParse(ReadOnlySpan<char> text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    public static bool IsPlace(double value) => Math.Abs(value) <= Limit;

    /// <summary>Checks boxes that are to be written.</summary>
    public static void Check(IReadOnlyList<ParticleBox> boxes, string path)
    {
        for (int i = 0; i < boxes.Count; i++)
        {
            ParticleBox box = boxes[i] ?? throw new ArgumentException($"Box {i} is null.", nameof(boxes));
            string? wrong = !IsPlace(box.X) || !IsPlace(box.Y) ? FormattableString.Invariant($"the place {box.X}, {box.Y}")
                : box.Width is { } width && !IsSize(width) ? FormattableString.Invariant($"the width {width}")
                : box.Height is { } height && !IsSize(height) ? FormattableString.Invariant($"the height {height}")
                : box.Score is { } score && !double.IsFinite(score) ? FormattableString.Invariant($"the score {score}")
                : box.Micrograph is { } name && name.Any(char.IsControl) ? "a micrograph's name with control characters"
                : null;
            if (wrong is not null)
                throw new FrameFileException(path, null, $"{wrong} of box {i} to be written", "finite numbers, sizes above 0, and names on one line", "leave the box out");
        }
    }

    public static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool IsSize(double value) => value is > 0 and <= Limit;

    private static FrameFileException Wrong(ReadOnlySpan<char> text, string name, string expected, TextLines lines) =>
        lines.FaultHere($"{TextLines.Quote(text)} as {name}", expected, "correct or remove the line");
}
