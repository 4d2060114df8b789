using System.Text.Json;
using Xfel.ML.Formats;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class ClassifyTests
{
    [TestMethod]
    public void Classify_Json_HasOneDecisionAFrameInOrder()
    {
        JsonElement json = CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--json").Json();
        JsonElement[] rows = [.. json.GetProperty("frames").EnumerateArray()];
        CollectionAssert.AreEqual(Enumerable.Range(0, TestFiles.Count).ToArray(), rows.Select(row => row.GetProperty("index").GetInt32()).ToArray());
        foreach (JsonElement row in rows)
        {
            double single = row.GetProperty("probabilities").GetProperty("single").GetDouble();
            Assert.AreEqual(single > 0.5 ? "single" : "not single", row.GetProperty("decision").GetString());
            Assert.AreEqual(Math.Max(single, 1 - single), row.GetProperty("probability").GetDouble(), 1e-6);
        }

        StringAssert.Contains(json.GetProperty("model").GetProperty("weights").GetString(), "random");
    }

    [TestMethod]
    public void Classify_Csv_HasTheSameDecisionsAsJson()
    {
        using var folder = new TemporaryFolder();
        JsonElement json = CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--json", "--out", folder.File("hits.csv")).Json();
        string[] lines = File.ReadAllLines(folder.File("hits.csv"));
        Assert.AreEqual("file,index,decision,probability,probability not single,probability single,reason", lines[0]);
        Assert.HasCount(TestFiles.Count + 1, lines);
        CollectionAssert.AreEqual(
            json.GetProperty("frames").EnumerateArray().Select(row => row.GetProperty("decision").GetString()).ToArray(),
            lines.Skip(1).Select(line => line.Split(',')[2]).ToArray());
    }

    [TestMethod]
    public void Classify_OutAlone_PrintsNoDataAndWritesTheFile()
    {
        using var folder = new TemporaryFolder();
        CliRun run = CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--out", folder.File("hits.json")).Exits(0);
        Assert.AreEqual("", run.Out);
        Assert.AreEqual(TestFiles.Count, JsonDocument.Parse(File.ReadAllText(folder.File("hits.json"))).RootElement.GetProperty("frames").GetArrayLength());
    }

    [TestMethod]
    public void Classify_SeveralFiles_NamesTheFileOfEachDecision()
    {
        using var folder = new TemporaryFolder();
        string a = TestFiles.Npy(folder.File("a.npy"), TestFiles.Frame(1)), b = TestFiles.Npy(folder.File("b.npy"), TestFiles.Frame(2));
        JsonElement rows = CliRun.Of("classify", a, b, "--model", TestFiles.Model, "--json").Json().GetProperty("frames");
        Assert.AreEqual(a, rows[0].GetProperty("file").GetString());
        Assert.AreEqual(b, rows[1].GetProperty("file").GetString());
    }

    [TestMethod]
    public void Classify_Override_IsSaid()
    {
        CliRun own = CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model).Exits(0);
        StringAssert.Contains(own.Error, "as stored in the model");
        CliRun other = CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--scale", "50").Exits(0);
        StringAssert.Contains(other.Error, "intensity scale 50 photons");
        StringAssert.Contains(other.Error, "the model's own is");
        Assert.AreNotEqual(own.Out, other.Out);
    }

    [TestMethod]
    public void Classify_BadFrames_AreRowsAndTheRunGoesOn()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Nan(), TestFiles.Frame(1), TestFiles.Nan());
        JsonElement rows = CliRun.Of("classify", file, "--model", TestFiles.Model, "--json").Json().GetProperty("frames");
        AssertBad(rows[0], 0, "NaN");
        Assert.AreNotEqual("bad", rows[1].GetProperty("decision").GetString());
        AssertBad(rows[2], 2, "NaN");
    }

    [TestMethod]
    public void Classify_BadFrameStrict_ExitsWith3AndLeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Frame(1), TestFiles.Nan());
        CliRun.Of("classify", file, "--model", TestFiles.Model, "--strict", "--out", folder.File("hits.csv")).Fails(3, file, "frame 1", "NaN");
        CliRun.Of("classify", file, "--model", TestFiles.Model, "--strict", "--json").Fails(3, file, "frame 1");
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Classify_FrameOfAnotherSize_IsBad()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("f.npz");
        NpzFile.Write(file, npz =>
        {
            npz.Write<float>("first", TestFiles.Frame(1), TestFiles.Side, TestFiles.Side);
            npz.Write<float>("second", TestFiles.Frame(2, 20), 20, 20);
            npz.Write<float>("third", TestFiles.Frame(3), TestFiles.Side, TestFiles.Side);
        });
        JsonElement rows = CliRun.Of("classify", file, "--model", TestFiles.Model, "--json").Json().GetProperty("frames");
        Assert.AreEqual(3, rows.GetArrayLength());
        AssertBad(rows[1], 1, "20 x 20");
    }

    [TestMethod]
    public void Classify_UnreadableFrame_IsBad()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("f.npz");
        float[] marked = [.. Enumerable.Repeat(12345f, TestFiles.Side * TestFiles.Side)];
        NpzFile.Write(file, npz =>
        {
            npz.Write<float>("first", TestFiles.Frame(1), TestFiles.Side, TestFiles.Side);
            npz.Write<float>("second", marked, TestFiles.Side, TestFiles.Side);
        });
        byte[] bytes = File.ReadAllBytes(file);
        int at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(12345f));
        bytes[at] ^= 0xFF;
        File.WriteAllBytes(file, bytes);
        JsonElement rows = CliRun.Of("classify", file, "--model", TestFiles.Model, "--json").Json().GetProperty("frames");
        Assert.AreEqual("bad", rows[1].GetProperty("decision").GetString());
    }

    [TestMethod]
    public void Classify_NoUsableFrame_ExitsWith3AndLeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Nan(), TestFiles.Nan());
        CliRun.Of("classify", file, "--model", TestFiles.Model, "--out", folder.File("hits.csv")).Fails(3, file, "no usable frame among 2", "NaN");
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Classify_MissingFile_ExitsWith3() =>
        CliRun.Of("classify", "/nowhere/run7.npz", "--model", TestFiles.Model).Fails(3, "/nowhere/run7.npz");

    [TestMethod]
    public void Classify_NotAFrameFile_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("notes.npz"), "run 7: the beam was fine");
        CliRun.Of("classify", folder.File("notes.npz"), "--model", TestFiles.Model).Fails(3, "notes.npz", "a text file", "NPY, NPZ");
    }

    [TestMethod]
    public void Classify_ZeroFrames_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("f.npy"), [], 0, 8, 8);
        CliRun.Of("classify", folder.File("f.npy"), "--model", TestFiles.Model).Fails(3, "f.npy");
    }

    [TestMethod]
    public void Classify_MissingModel_ExitsWith3() => CliRun.Of("classify", TestFiles.Frames, "--model", "/nowhere/m.xfel").Fails(3, "/nowhere/m.xfel");

    [TestMethod]
    public void Classify_ModelIsAFrameFile_ExitsWith3() => CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Frames).Fails(3, TestFiles.Frames);

    [TestMethod]
    public void Classify_FramesThatTheModelsMaskDoesNotFit_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string mask = folder.File("mask.npy"), model = folder.File("m.xfel"), other = folder.File("other.npy");
        NpyFile.Write<bool>(mask, [.. Enumerable.Range(0, TestFiles.Side * TestFiles.Side).Select(i => i > 100)], TestFiles.Side, TestFiles.Side);
        CliRun.Of("train", "vgg16-logistic", "--data", TestFiles.Frames, "--out", model, "--mask", mask, "--width", "0.0625", "--validation", "0").Exits(0);
        TestFiles.Npy(other, TestFiles.Frame(1, 20));
        CliRun.Of("classify", TestFiles.Frames, other, "--model", model, "--out", folder.File("hits.csv")).Fails(3, other, "20 x 20", "48 x 48");
        Assert.IsFalse(File.Exists(folder.File("hits.csv")));
    }

    [TestMethod]
    [DataRow("middle", 2)]
    [DataRow("3", 2)]
    [DataRow("500,10", 3)]
    public void Classify_CenterThatCannotBe_IsRefused(string center, int code) =>
        CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--center", center).Fails(code, center);

    [TestMethod]
    public void Classify_WeightsThatAreNotTheModels_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.onnx"), "these are not weights");
        CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--weights", folder.File("w.onnx")).Fails(3, "w.onnx");
    }

    [TestMethod]
    [DataRow(0.1)]
    [DataRow(0.5)]
    [DataRow(0.99)]
    public void Classify_TruncatedModel_ExitsWith3(double share)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = File.ReadAllBytes(TestFiles.Model);
        File.WriteAllBytes(folder.File("m.xfel"), bytes[..(int)(share * bytes.Length)]);
        CliRun.Of("classify", TestFiles.Frames, "--model", folder.File("m.xfel")).Fails(3, "m.xfel");
    }

    [TestMethod]
    [DataRow(0.2)]
    [DataRow(0.5)]
    [DataRow(0.8)]
    public void Classify_TamperedModel_ExitsWith3(double share)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = File.ReadAllBytes(TestFiles.Model);
        int at = (int)(share * bytes.Length);
        bytes[at] ^= 0x55;
        File.WriteAllBytes(folder.File("m.xfel"), bytes);
        CliRun.Of("classify", TestFiles.Frames, "--model", folder.File("m.xfel")).Fails(3, "m.xfel");
    }

    [TestMethod]
    public void Classify_MeasuredAduFrames_GivesSevenDecisions()
    {
        string file = SharedData.Require("spipy_lcls_pnccd/test_adu_frames_0_1_2_3_5_8_9.npy");
        JsonElement rows = CliRun.Of("classify", file, "--model", TestFiles.Model, "--json").Json().GetProperty("frames");
        Assert.AreEqual(7, rows.GetArrayLength());
        foreach (JsonElement row in rows.EnumerateArray())
            Assert.IsTrue(row.GetProperty("probability").GetDouble() is >= 0.5 and <= 1, row.GetRawText());
    }

    private static void AssertBad(JsonElement row, int index, string reason)
    {
        Assert.AreEqual(index, row.GetProperty("index").GetInt32());
        Assert.AreEqual("bad", row.GetProperty("decision").GetString());
        StringAssert.Contains(row.GetProperty("reason").GetString(), reason);
    }
}
