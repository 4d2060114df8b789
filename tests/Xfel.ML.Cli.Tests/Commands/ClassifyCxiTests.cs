using System.Text.Json;
using Xfel.ML.Formats;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class ClassifyCxiTests
{
    [TestMethod]
    public void Classify_Cxi_HoldsTheDecisionsOfJsonAndIsClassifiedAlike()
    {
        using var folder = new TemporaryFolder();
        string hits = folder.File("hits.cxi");
        JsonElement[] all = Rows(CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--out", hits, "--keep", "single", "--json"));
        string[] single = [.. all.Where(row => row.GetProperty("decision").GetString() == "single").Select(row => row.GetProperty("index").GetRawText())];
        Assert.AreEqual(string.Join(' ', single), Python.Run(["h5py"], "import h5py, sys; print(*h5py.File(sys.argv[1])['entry_1/frame_ids_1/index'][()])", hits));
        JsonElement info = CliRun.Of("info", hits, "--json").Json();
        Assert.AreEqual(single.Length, info.GetProperty("frames").GetInt32());
        Assert.AreEqual("CXI 1.6", info.GetProperty("format").GetString());
        JsonElement[] again = Rows(CliRun.Of("classify", hits, "--model", TestFiles.Model, "--json"));
        CollectionAssert.AreEqual(
            all.Where(row => row.GetProperty("decision").GetString() == "single").Select(row => row.GetProperty("probability").GetRawText()).ToArray(),
            again.Select(row => row.GetProperty("probability").GetRawText()).ToArray());
    }

    [TestMethod]
    public void Classify_CxiOfBadFrames_ListsThemWithReasons()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Nan(), TestFiles.Frame(1), TestFiles.Nan());
        CliRun.Of("classify", file, "--model", TestFiles.Model, "--out", folder.File("hits.h5")).Exits(0);
        Assert.AreEqual("1 [0, 2] True", Python.Run(["h5py"], """
            import h5py, sys
            e = h5py.File(sys.argv[1])['entry_1']
            bad = e['bad_frames_1']
            print(len(e['data_1/data']), bad['index'][()].tolist(), all('NaN' in reason for reason in bad['reason'].asstr()[()]))
            """, folder.File("hits.h5")));
    }

    [TestMethod]
    public void Classify_KeepWithoutCxi_ExitsWith2() =>
        CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--keep", "single", "--out", "hits.csv").Fails(2, "--keep", ".cxi");

    [TestMethod]
    public void Classify_KeepOfAnUnknownClass_ExitsWith2()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--keep", "streak", "--out", folder.File("hits.cxi")).Fails(2, "streak", "not single, single");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [DataRow("a.cxi")]
    [DataRow("a.csv")]
    public void Classify_OutIsTheInput_ExitsWith2AndLeavesIt(string name)
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File(name), TestFiles.Frame(1)), link = folder.File("link" + Path.GetExtension(name));
        byte[] before = File.ReadAllBytes(file);
        File.CreateSymbolicLink(link, file);
        CliRun.Of("classify", file, "--model", TestFiles.Model, "--out", file).Fails(2, file);
        CliRun.Of("classify", file, "--model", TestFiles.Model, "--out", link).Fails(2, link);
        CollectionAssert.AreEqual(before, File.ReadAllBytes(file));
    }

    [TestMethod]
    public void Classify_SizesThatDiffer_ExitsWith3BeforeTheFirstFrame()
    {
        using var folder = new TemporaryFolder();
        string a = TestFiles.Npy(folder.File("a.npy"), TestFiles.Frame(1)), b = TestFiles.Npy(folder.File("b.npy"), TestFiles.Frame(1, 20));
        CliRun.Of("classify", a, b, "--model", TestFiles.Model, "--out", folder.File("hits.cxi")).Fails(3, b, "20 x 20");
        Assert.IsFalse(File.Exists(folder.File("hits.cxi")));
    }

    [TestMethod]
    public void Classify_FramesWithTrains_NamesThemInCsvAndJson()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run.cxi");
        CxiFile.Write(run, new CxiWriteOptions { Size = new(TestFiles.Side, TestFiles.Side) }, file =>
        {
            CxiColumn<ulong> trains = file.BeginTrains(), pulses = file.BeginPulses();
            foreach (float[] frame in (float[][])[TestFiles.Frame(1), TestFiles.Nan()])
            {
                trains.Append(1000 + (ulong)file.Count);
                pulses.Append((ulong)file.Count);
                file.Append(frame);
            }
        });
        JsonElement[] rows = Rows(CliRun.Of("classify", run, "--model", TestFiles.Model, "--json", "--out", folder.File("hits.csv")));
        Assert.AreEqual("1000 1001", string.Join(' ', rows.Select(row => row.GetProperty("trainId").GetUInt64())));
        Assert.AreEqual("0 1", string.Join(' ', rows.Select(row => row.GetProperty("pulseId").GetUInt64())));
        string[] lines = File.ReadAllLines(folder.File("hits.csv"));
        StringAssert.StartsWith(lines[0], "file,index,trainId,pulseId,decision");
        StringAssert.StartsWith(lines[2], $"{run},1,1001,1,bad,");
    }

    [TestMethod]
    public void Csv_FramesWithTrains_HaveColumnsForThem()
    {
        using var writer = new StringWriter();
        var csv = new CsvDecisions(writer, [], withTrains: true, withPulses: true);
        csv.Write(new FrameDecision { File = "r.h5", Index = 1, Decision = "single", Train = 10_000_000_000, Pulse = 4 });
        csv.Write(new FrameDecision { File = "s.h5", Index = 2, Decision = "single" });
        Assert.AreEqual("file,index,trainId,pulseId,decision,probability,reason\nr.h5,1,10000000000,4,single,,\ns.h5,2,,,single,,\n", writer.ToString());
    }

    [TestMethod]
    public void Json_FramesWithTrains_NameThem()
    {
        var decision = new FrameDecision { File = "r.h5", Index = 1, Decision = "single", Train = 10_000_000_000, Pulse = 4 };
        string with = JsonSerializer.Serialize(decision, JsonOutput.Options), without = JsonSerializer.Serialize(decision with { Train = null, Pulse = null }, JsonOutput.Options);
        StringAssert.Contains(with, "\"trainId\": 10000000000");
        StringAssert.Contains(with, "\"pulseId\": 4");
        Assert.IsFalse(without.Contains("train", StringComparison.Ordinal) || without.Contains("pulse", StringComparison.Ordinal), without);
    }

    private static JsonElement[] Rows(CliRun run) => [.. run.Json().GetProperty("frames").EnumerateArray()];
}
