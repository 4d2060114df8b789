namespace Xfel.ML.Formats.Tests;

/// <summary>The files of Numpy/Golden/make_golden.py.</summary>
internal static class Golden
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Numpy", "Golden", name);

    /// <summary>The pixels of frame <paramref name="index"/> of the arrays in there.</summary>
    public static float[] Frame(int index) => [.. Enumerable.Range(8 * index, 8).Select(i => (float)(i % 7))];
}
