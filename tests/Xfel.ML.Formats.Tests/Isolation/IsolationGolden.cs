namespace Xfel.ML.Formats.Tests;

/// <summary>The files that make_files.py made.</summary>
internal static class IsolationGolden
{
    public static string[] Names { get; } = ["contiguous.h5", "chunked.h5", "stack.cxi", "stack_old.cxi", "entries.cxi", "virtual.h5", "signal.nxs", "several.h5", "latest.h5"];

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Isolation", "Golden");

    public static string File(string name) => Path.Combine(Folder, name);

    /// <summary>The data sets to read where a file does not tell which one holds the frames; none where it does.</summary>
    public static string[] DataSets(string name) => name switch
    {
        "several.h5" => ["/a/frames", "/b/other"],
        "latest.h5" => ["/fixed", "/tree"],
        "virtual.h5" => ["/frames", "/link"],
        _ => [],
    };
}
