using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class SimulateTests
{
    [TestMethod]
    [DataRow("npz")]
    [DataRow("cxi")]
    public void Simulate_SameSeed_GivesTheSameBytesAtAnyNumberOfThreads(string extension)
    {
        using var folder = new TemporaryFolder();
        (string a, string b, string c) = (folder.File($"a.{extension}"), folder.File($"b.{extension}"), folder.File($"c.{extension}"));
        Simulate(a, "7", "--threads", "1").Exits(0);
        Simulate(b, "7", "--threads", "3").Exits(0);
        Simulate(c, "8").Exits(0);
        CollectionAssert.AreEqual(File.ReadAllBytes(a), File.ReadAllBytes(b));
        CollectionAssert.AreNotEqual(File.ReadAllBytes(a), File.ReadAllBytes(c));
    }

    [TestMethod]
    public void Simulate_Json_IsOneDocument()
    {
        using var folder = new TemporaryFolder();
        var json = Simulate(folder.File("a.npz"), "1", "--json").Json();
        Assert.AreEqual(4, json.GetProperty("count").GetInt32());
        Assert.AreEqual("bad", json.GetProperty("classes")[0].GetString());
        Assert.IsTrue(File.Exists(json.GetProperty("file").GetString()));
    }

    [TestMethod]
    public void Info_SimulatedFile_SaysWhatItHolds()
    {
        var json = CliRun.Of("info", TestFiles.Frames, "--json").Json();
        Assert.AreEqual(TestFiles.Count, json.GetProperty("frames").GetInt32());
        Assert.AreEqual(TestFiles.Side, json.GetProperty("height").GetInt32());
        Assert.AreEqual("NPZ", json.GetProperty("format").GetString());
        Assert.IsTrue(json.GetProperty("hasModelIds").GetBoolean());
        StringAssert.Contains(CliRun.Of("info", TestFiles.Frames).Exits(0).Out, $"{TestFiles.Count} frames of {TestFiles.Side} x {TestFiles.Side}");
    }

    private static CliRun Simulate(string path, string seed, params string[] more) =>
        CliRun.Of(["simulate", "--preset", "spi-hits", "--count", "4", "--size", "24", "--seed", seed, "--out", path, .. more]);
}
