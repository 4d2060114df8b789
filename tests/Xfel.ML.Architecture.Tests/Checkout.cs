using System.Reflection;

namespace Xfel.ML.Architecture;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>The folder of Xfel.ML.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The ML.NET flavour that the tests were built with.</summary>
    public static string Flavour { get; } =
        typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "MLNet").Value!;

    /// <summary>The hand-written C# files under a folder of the checkout, as paths relative to it, with forward slashes.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/") && !path.EndsWith(".g.cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Xfel.ML.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Xfel.ML.sln was not found above the test binaries: these tests run from a checkout");
    }
}
