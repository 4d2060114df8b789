namespace Xfel.ML.Networks.Tests.Execution;

[TestClass]
public sealed class TileGeneratorTests
{
    /// <summary>After a change of the generator run this test with XFEL_WRITE_TILES=1 set: it then writes the files.</summary>
    [TestMethod]
    public void Write_CheckedInFiles_AreWhatTheGeneratorWrites()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Xfel.ML.sln")))
            root = root.Parent;
        if (root is null)
            Assert.Inconclusive("needs a checkout: Xfel.ML.sln was not found above the test binaries");
        foreach ((string file, string text) in GeneratedTiles.All())
        {
            string path = Path.Combine(root.FullName, "src", "Xfel.ML.Networks", "Execution", "Internals", file);
            if (Environment.GetEnvironmentVariable("XFEL_WRITE_TILES") == "1")
                File.WriteAllText(path, text);
            Assert.AreEqual(text, File.ReadAllText(path).ReplaceLineEndings("\n"), $"{file} is not what TileGenerator writes; run this test with XFEL_WRITE_TILES=1");
        }
    }
}
