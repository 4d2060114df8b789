namespace Xfel.ML.TestSupport;

/// <summary>The measured frames that lie beside the checkout; a test that needs them skips itself, by name, where they are absent.</summary>
internal static class SharedData
{
    public static string Require(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Xfel.ML.sln")))
                continue;
            string path = Path.Combine(folder.Parent!.FullName, "shared", "data", relativePath);
            if (!File.Exists(path))
                Assert.Inconclusive($"needs the measured data ../shared/data/{relativePath}, which is not on this machine");
            return path;
        }

        Assert.Inconclusive("needs a checkout: Xfel.ML.sln was not found above the test binaries");
        return null!;
    }
}
