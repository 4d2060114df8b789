namespace Xfel.ML.Formats.Tests;

/// <summary>The files of Mrc/Golden/make_golden.py.</summary>
internal static class MrcGolden
{
    public const int Sections = 3, Rows = 4, Columns = 5;

    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Mrc", "Golden", name);

    public static float[] Signed => Make(i => 37 * i % 120 - 50);

    public static float[] Unsigned => Make(i => 37 * i % 120);

    public static float[] Large => Make(i => 37 * i % 251);

    private static float[] Make(Func<int, int> value) => [.. Enumerable.Range(0, Sections * Rows * Columns).Select(i => (float)value(i))];
}
