using System.Text.Json;
using Xfel.ML.Formats;
using Xfel.ML.Simulation;
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
    [DataRow("npz")]
    [DataRow("cxi")]
    public void Simulate_AllShardsAgain_KeepsThoseThatAreThere(string extension)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File($"a.{extension}");
        CliRun first = Simulate(path, "7", "--shard", "all/3", "--json").Exits(0);
        string[] names = [.. Enumerable.Range(1, 3).Select(number => $"a-{number}-of-3.{extension}")];
        CollectionAssert.AreEqual(names, Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order().ToArray());
        CollectionAssert.AreEqual(new[] { false, false, false }, Kept(first));
        CollectionAssert.AreEqual(new[] { 1, 1, 2 }, first.Json().GetProperty("files").EnumerateArray().Select(file => file.GetProperty("frames").GetInt32()).ToArray());
        byte[] second = File.ReadAllBytes(folder.File(names[1]));
        File.Delete(folder.File(names[1]));

        CliRun again = Simulate(path, "7", "--shard", "all/3", "--json").Exits(0);

        CollectionAssert.AreEqual(new[] { true, false, true }, Kept(again));
        StringAssert.Contains(again.Error, $"kept {folder.File(names[0])}: 1 frames, whole and from the same command");
        StringAssert.Contains(again.Error, $"wrote {folder.File(names[1])}");
        CollectionAssert.AreEqual(second, File.ReadAllBytes(folder.File(names[1])));
        CollectionAssert.AreEqual(new[] { false, false, false }, Kept(Simulate(path, "8", "--shard", "all/3", "--json").Exits(0)));
    }

    [TestMethod]
    public void Simulate_OneShard_IsThatPartOfTheWhole()
    {
        using var folder = new TemporaryFolder();
        Simulate(folder.File("whole.npz"), "7").Exits(0);
        CliRun run = Simulate(folder.File("part.npz"), "7", "--shard", "2/2").Exits(0);
        StringAssert.Contains(run.Error, "simulate: 2 of 2");
        StringAssert.Contains(run.Error, "part 2/2");
        CollectionAssert.AreEqual(NpzFile.ReadSingle(folder.File("whole.npz"), "frames", out _)[(2 * 24 * 24)..], NpzFile.ReadSingle(folder.File("part.npz"), "frames", out _));
        CollectionAssert.AreEqual(new long[] { 2, 3 }, NpzFile.ReadInt64(folder.File("part.npz"), "frame_index", out _));
    }

    [TestMethod]
    public void Simulate_ShapesEdgeBlurAndSize_AreTakenAndRecorded()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        CliRun.Of("simulate", "--preset", "spi-hits", "--count", "100", "--size", "16x24", "--shapes", "icosahedron, octahedron", "--edge-blur", "0.05", "--out", path).Exits(0);
        StringAssert.Contains(CliRun.Of("info", path).Exits(0).Out,
            "command: simulate --preset spi-hits --count 100 --size 16x24 --seed 0 --frames-per-model 1 --shapes icosahedron,octahedron --edge-blur 0.05");
        Assert.AreEqual("[-1, 0, 2] (100, 16, 24)", Python.Run(["h5py", "numpy"], """
            import h5py, numpy, sys
            e = h5py.File(sys.argv[1])['entry_1']
            print(numpy.unique(e['truth_1/shape'][()]).tolist(), e['data_1/data'].shape)
            """, path));
    }

    [TestMethod]
    public void Simulate_DensityMap_IsTakenRecordedAndToldFromOthers()
    {
        using var folder = new TemporaryFolder();
        (string map, string path) = (folder.File("map.npy"), folder.File("a.cxi"));
        string[] arguments = ["simulate", "--preset", "spi-hits", "--count", "4", "--size", "24", "--density", map, "--voxel", "1e-9", "--shard", "all/2", "--out", path, "--json"];
        Ball(map, 5);
        CollectionAssert.AreEqual(new[] { false, false }, Kept(CliRun.Of(arguments)));
        CollectionAssert.AreEqual(new[] { true, true }, Kept(CliRun.Of(arguments)));
        StringAssert.Contains(CliRun.Of("info", folder.File("a-1-of-2.cxi")).Exits(0).Out, "--shard 1/2 --density map.npy --voxel 1E-09 # sha256 ");
        byte[] first = File.ReadAllBytes(folder.File("a-1-of-2.cxi"));

        Ball(map, 4);
        CollectionAssert.AreEqual(new[] { false, false }, Kept(CliRun.Of(arguments)));

        CollectionAssert.AreNotEqual(first, File.ReadAllBytes(folder.File("a-1-of-2.cxi")));
        CliRun.Of("simulate", "--preset", "helium", "--density", map, "--voxel", "1e-9", "--out", path).Fails(2, "Body is given; helium");
        CliRun.Of("simulate", "--preset", "spi-hits", "--density", map, "--out", path).Fails(3, "map.npy", "voxel size");
        CliRun.Of("simulate", "--preset", "spi-hits", "--density", folder.File("none.mrc"), "--out", path).Fails(3, "none.mrc");

        static void Ball(string path, double radius) => NpyFile.Write<float>(path, [.. Enumerable.Range(0, 12 * 12 * 12)
            .Select(i => Math.Pow(i % 12 - 5.5, 2) + Math.Pow(i / 12 % 12 - 5.5, 2) + Math.Pow(i / 144 - 5.5, 2) <= radius * radius ? 1f : 0f)], 12, 12, 12);
    }

    [TestMethod]
    public void Simulate_FolderThatCannotBeWritten_ExitsWith1AndLeavesNothing()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Inconclusive("needs permissions that bind this user");
            return;
        }

        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Simulate(folder.File("a.npz"), "1").Fails(1, folder.File("a.npz"), "cannot be written");
            Simulate(folder.File("a.cxi"), "1").Fails(1, folder.File("a.cxi"), "cannot be written");
            Simulate(folder.File("a.cxi"), "1", "--shard", "all/2").Fails(1, folder.File("a-1-of-2.cxi"), "cannot be written");
            Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [TestMethod]
    public void Simulate_WavelengthLongerThanTheParticle_IsAWarning()
    {
        using var folder = new TemporaryFolder();
        CliRun run = CliRun.Of("simulate", "--preset", "spi-hits", "--count", "300", "--size", "4", "--out", folder.File("a.npz"), "--json");
        StringAssert.Matches(run.Exits(0).Error, new(@"warning: .*a\.npz: in \d+ of 300 frames the wavelength is longer than the particle"));
        Assert.IsGreaterThan(0, run.Json().GetProperty("files")[0].GetProperty("framesBelowWavelength").GetInt32());
    }

    [TestMethod]
    public void Simulate_FolderThatIsAFile_IsRefusedBeforeAnyWork()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "");
        Simulate(Path.Combine(folder.File("file"), "a.npz"), "1").Fails(2, "a folder was expected");
    }

    [TestMethod]
    public void Simulate_MoreFramesThanAFileHolds_AsksForShards()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("simulate", "--preset", "spi-hits", "--count", "9999999999", "--out", folder.File("a.npz")).Fails(3, "shards");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    public static IEnumerable<string> Presets => Preset.All.Select(preset => preset.Name);

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Info_Preset_SaysWhatItDraws(string name)
    {
        var preset = Preset.Of(name);
        string text = CliRun.Of("info", "--preset", name).Exits(0).Out;
        StringAssert.Contains(text, preset.DescribeRanges());
        foreach (string word in preset.ClassNames.Concat(preset.ShapeNames))
            StringAssert.Contains(text, word);
        JsonElement json = CliRun.Of("info", "--preset", name, "--json").Json();
        Assert.AreEqual(preset.DescribeRanges(), string.Join('\n', Texts(json, "ranges")));
        CollectionAssert.AreEqual(preset.ClassNames.ToArray(), Texts(json, "classes"));
        CollectionAssert.AreEqual(preset.ShapeNames.ToArray(), Texts(json, "shapes"));
        CollectionAssert.AreEqual(preset.TruthNames.ToArray(), Texts(json, "truth"));
        Assert.AreEqual((name, preset.IsMultiLabel, preset.HasMask), (json.GetProperty("preset").GetString(), json.GetProperty("multiLabel").GetBoolean(), json.GetProperty("hasMask").GetBoolean()));
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Info_FileOfEachPreset_SaysWhichCommandMadeIt(string name)
    {
        using var folder = new TemporaryFolder();
        foreach (string file in (string[])["a.npz", "a.cxi"])
        {
            CliRun.Of("simulate", "--preset", name, "--count", "2", "--size", "24", "--out", folder.File(file)).Exits(0);
            string command = $"simulate --preset {name} --count 2 --size 24 --seed 0 --frames-per-model 1";
            StringAssert.Contains(CliRun.Of("info", folder.File(file)).Exits(0).Out, $"command: {command}\n");
            Assert.AreEqual(command, CliRun.Of("info", folder.File(file), "--json").Json().GetProperty("notes").GetProperty("command").GetString());
        }
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

    private static bool[] Kept(CliRun run) => [.. run.Json().GetProperty("files").EnumerateArray().Select(file => file.GetProperty("kept").GetBoolean())];

    private static string[] Texts(JsonElement document, string name) => [.. document.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    private static CliRun Simulate(string path, string seed, params string[] more) =>
        CliRun.Of(["simulate", "--preset", "spi-hits", "--count", "4", "--size", "24", "--seed", seed, "--out", path, .. more]);
}
