using System.Text.Json;
using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class CcfTests
{
    [TestMethod]
    [DataRow("maps.npz")]
    [DataRow("maps.cxi")]
    public void Ccf_LabelledFrames_GivesMapsThatTrainReads(string name)
    {
        using var folder = new TemporaryFolder();
        string maps = folder.File(name);

        CliRun run = CliRun.Of("ccf", TestFiles.Frames, "--out", maps, "--radii", "32", "--angles", "64", "--threads", "2").Exits(0);

        Assert.AreEqual("", run.Out);
        StringAssert.Contains(run.Error, $"wrote {maps}: 60 maps of 32 x 32");
        FrameCollection frames = FrameCollection.FromFile(TestFiles.Frames), read = FrameCollection.FromFile(maps);
        CollectionAssert.AreEqual(frames.Labels!.Values.ToArray(), read.Labels!.Values.ToArray());
        CollectionAssert.AreEqual(frames.Labels.ClassNames.ToArray(), read.Labels.ClassNames.ToArray());
        var expected = new float[32 * 32];
        new AngularCorrelation(frames.Size, new CorrelationOptions { Polar = new PolarOptions { Radii = 32, Angles = 64 } }).Correlate(frames.TryReadFrame(7, out _), expected);
        CollectionAssert.AreEqual(expected, read.TryReadFrame(7, out _));
        CliRun.Of("train", "resnet10", "--data", maps, "--out", folder.File("model.xfel"), "--epochs", "1", "--batch", "16", "--threads", "2").Exits(0);
    }

    [TestMethod]
    public void Ccf_Json_SaysWhatWasComputedAndWhatWasLeftOut()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Frame(1), TestFiles.Nan(), TestFiles.Frame(2)), maps = folder.File("maps.npz"), pictures = folder.File("pictures");

        JsonElement document = CliRun.Of("ccf", file, "--out", maps, "--order", "3", "--radii", "8", "--angles", "24", "--center", "20.5,22", "--part", "magnitude", "--pictures", pictures, "--json").Json();

        Assert.AreEqual(maps, document.GetProperty("file").GetString());
        Assert.AreEqual(file, document.GetProperty("source").GetString());
        Assert.AreEqual(2, document.GetProperty("maps").GetInt32());
        Assert.AreEqual("3 magnitude 8 24 20.5 22 20.5", string.Join(' ', new[] { "order", "part", "radii", "angles", "centerX", "centerY", "outerRadius" }.Select(name => document.GetProperty(name).ToString())));
        JsonElement bad = document.GetProperty("badFrames")[0];
        Assert.AreEqual((1, "bad"), (bad.GetProperty("index").GetInt32(), bad.GetProperty("decision").GetString()));
        StringAssert.Contains(bad.GetProperty("reason").GetString(), "no finite pixel");
        CollectionAssert.AreEqual(
            Directory.GetFiles(pictures).Order(StringComparer.Ordinal).ToArray(), document.GetProperty("pictures").EnumerateArray().Select(picture => picture.GetString()).ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 2 }, NpzFile.ReadInt64(maps, "frame_index", out _));
    }

    [TestMethod]
    public void Ccf_BadFrame_IsALineAndTheRunGoesOnUnlessStrict()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Frame(1), TestFiles.Nan()), maps = folder.File("maps.npz");

        CliRun run = CliRun.Of("ccf", file, "--out", maps, "--radii", "8").Exits(0);
        StringAssert.StartsWith(run.Out, "f.npy       1  bad  no finite pixel");
        StringAssert.Contains(run.Error, "1 maps of 8 x 8, 1 bad frames left out");
        File.Delete(maps);

        CliRun.Of("ccf", file, "--out", maps, "--strict").Fails(3, "frame 1", "NaN");
        CliRun.Of("ccf", TestFiles.Npy(folder.File("none.npy"), TestFiles.Nan()), "--out", maps).Fails(3, "no usable frame among 1");
        Assert.IsFalse(File.Exists(maps));
    }

    [TestMethod]
    [DataRow("--order 200", "Order is 200; it must be 1 to 180")]
    [DataRow("--radii 1", "Radii is 1")]
    [DataRow("--angles 0", "Angles is 0")]
    [DataRow("--center 3", "--center is '3'")]
    [DataRow("--threads -2", "Threads is -2")]
    [DataRow("--part imaginary", "imaginary")]
    [DataRow("--out maps.tif", "the extension says what is written")]
    public void Ccf_BadOption_ExitsWith2(string options, string named)
    {
        string[] output = options.StartsWith("--out", StringComparison.Ordinal) ? [] : ["--out", "maps.npz"];
        CliRun.Of(["ccf", "frames-that-are-not-there.npz", .. output, .. options.Split(' ')]).Fails(2, named);
    }

    [TestMethod]
    public void Ccf_BadInput_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string maps = folder.File("maps.npz"), mask = folder.File("mask.npy");
        NpyFile.Write<byte>(mask, new byte[] { 1, 0, 1, 1 }, 2, 2);

        CliRun.Of("ccf", folder.File("nowhere.npz"), "--out", maps).Fails(3, "nowhere.npz");
        CliRun.Of("ccf", TestFiles.Frames, "--out", maps, "--center", "47,20").Fails(3, "beam centre 47,20", "48 x 48");
        CliRun.Of("ccf", TestFiles.Frames, "--out", maps, "--mask", mask).Fails(3, mask, "2 x 2", "48 x 48");
        Assert.IsFalse(File.Exists(maps));
    }

    [TestMethod]
    public void Ccf_OutputIsTheInput_ExitsWith2()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("f.npz");
        File.Copy(TestFiles.Frames, file);
        byte[] before = File.ReadAllBytes(file);

        CliRun.Of("ccf", file, "--out", file).Fails(2, "would take the place of the input");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(file));
    }

    [TestMethod]
    public void Ccf_Mask_LeavesThosePixelsOut()
    {
        using var folder = new TemporaryFolder();
        string mask = folder.File("mask.npy"), maps = folder.File("maps.npz");
        var good = new byte[TestFiles.Side * TestFiles.Side];
        good.AsSpan(0, good.Length / 2).Fill(1);
        NpyFile.Write<byte>(mask, good, TestFiles.Side, TestFiles.Side);
        FrameCollection frames = FrameCollection.FromFile(TestFiles.Frames);
        var expected = new float[64];
        new AngularCorrelation(frames.Size, new CorrelationOptions { Polar = new PolarOptions { Radii = 8 } }, frames.ReadMask(mask)).Correlate(frames.TryReadFrame(3, out _), expected);

        CliRun.Of("ccf", TestFiles.Frames, "--out", maps, "--radii", "8", "--mask", mask).Exits(0);

        CollectionAssert.AreEqual(expected, FrameCollection.FromFile(maps).TryReadFrame(3, out _));
    }
}
