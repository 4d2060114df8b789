using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class RenderTests
{
    [TestMethod]
    [DataRow("jpeg", "jpg", 0xFF, 0xD8)]
    [DataRow("png", "png", 0x89, 0x50)]
    public void Render_Format_WritesOneImageAFrame(string format, string extension, int first, int second)
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Frame(1), TestFiles.Frame(2));
        CliRun run = CliRun.Of("render", file, "--scale", "10", "--out", folder.File("images"), "--format", format).Exits(0);
        string[] images = [.. Directory.EnumerateFiles(folder.File("images")).Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(new[] { $"frame_0000.{extension}", $"frame_0001.{extension}" }, images.Select(Path.GetFileName).ToArray());
        CollectionAssert.AreEqual(images, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        byte[] head = [.. File.ReadAllBytes(images[0]).Take(2)];
        CollectionAssert.AreEqual(new[] { (byte)first, (byte)second }, head);
    }

    [TestMethod]
    public void Render_Index_WritesThatFrameOnly()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("render", TestFiles.Frames, "--out", folder.File("images"), "--index", "5").Exits(0);
        Assert.AreEqual("frame_0005.jpg", Path.GetFileName(Directory.EnumerateFiles(folder.File("images")).Single()));
        CliRun.Of("render", TestFiles.Frames, "--out", folder.File("images"), "--index", "60").Fails(2, "--index is 60", "0 to 59");
    }

    [TestMethod]
    public void Render_BadFrame_IsARowAndTheRunGoesOn()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Frame(1), TestFiles.Nan(), TestFiles.Frame(2));
        var rows = CliRun.Of("render", file, "--out", folder.File("images"), "--json").Json().GetProperty("frames");
        Assert.AreEqual("bad", rows[1].GetProperty("decision").GetString());
        StringAssert.Contains(rows[1].GetProperty("reason").GetString(), "NaN");
        Assert.HasCount(2, Directory.GetFiles(folder.File("images")));
    }

    [TestMethod]
    public void Render_BadFrameStrict_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Frame(1), TestFiles.Nan());
        CliRun.Of("render", file, "--out", folder.File("images"), "--strict").Fails(3, "frame 1", "NaN");
    }

    [TestMethod]
    public void Render_NoUsableFrame_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Nan(), TestFiles.Nan());
        CliRun.Of("render", file, "--out", folder.File("images")).Fails(3, file, "no usable frame among 2");
        Assert.IsFalse(Directory.Exists(folder.File("images")));
    }

    [TestMethod]
    public void Render_MaskOfAnotherSize_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string mask = folder.File("mask.npy");
        Xfel.ML.Formats.NpyFile.Write<byte>(mask, new byte[] { 1, 0, 1, 1 }, 2, 2);
        CliRun.Of("render", TestFiles.Frames, "--out", folder.File("images"), "--mask", mask).Fails(3, mask, "2 x 2", "48 x 48");
    }
}
