using System.Runtime.InteropServices;
using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Simulation;

/// <summary>Files of simulated frames, of every preset that there is.</summary>
[TestClass]
public sealed class SimulatedFramesTests
{
    private static readonly SimulationOptions Options = new() { Count = 12, Size = new FrameSize(24, 24), Seed = 5, FramesPerModel = 2 };

    public static IEnumerable<string> Presets => Preset.All.Select(preset => preset.Name);

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Write_CxiAndNpz_HoldTheSameFramesAndTruth(string name)
    {
        using var folder = new TemporaryFolder();
        var preset = Preset.Of(name);
        SimulatedFrames.Write(folder.File("a.npz"), preset, Options);
        SimulatedFrames.Write(folder.File("a.cxi"), preset, Options);
        SimulatedFrames.Write(folder.File("a.H5"), preset, Options with { Threads = 1 });
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("a.cxi")), File.ReadAllBytes(folder.File("a.H5")));
        Assert.AreEqual($"""
            different: []
            missing: []
            gzip (1, 24, 24) {(preset.Gain == 1 ? "photon" : "ADU")} simulate --preset {name} --count 12 --size 24 --seed 5 --frames-per-model 2
            m J m^-2 pixel m
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
            {preset.HasMask} {(preset.IsMultiLabel ? $"(12, {preset.ClassNames.Count}) uint8" : "(12,) int32")}
            """.ReplaceLineEndings("\n"), Compare(folder.File("a.npz"), folder.File("a.cxi")));
    }

    [TestMethod]
    public void Write_MoreTruthThanMemoryHolds_IsTheSameInBothFormats()
    {
        using var folder = new TemporaryFolder();
        // 160 bytes of quaternions a frame: more than is kept in memory; the last piece is not a whole one.
        SimulationOptions many = Options with { Count = 1001, Size = new FrameSize(4, 4), FramesPerModel = 7 };
        SimulatedFrames.Write(folder.File("a.npz"), Preset.SpiHits, many);
        SimulatedFrames.Write(folder.File("a.cxi"), Preset.SpiHits, many);
        StringAssert.StartsWith(Compare(folder.File("a.npz"), folder.File("a.cxi")), "different: []\nmissing: []\n");
        Assert.HasCount(2, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Write_ReadBack_IsWhatWasSimulated(string name)
    {
        using var folder = new TemporaryFolder();
        var preset = Preset.Of(name);
        SimulatedFrames.Write(folder.File("a.npz"), preset, Options);
        SimulatedFrames.Write(folder.File("a.cxi"), preset, Options);
        FrameCollection[] all =
        [
            SimulatedFrames.Simulate(preset, Options),
            SimulatedFrames.Lazy(preset, Options),
            FrameCollection.FromFile(folder.File("a.npz")),
            FrameCollection.FromFile(folder.File("a.cxi")),
        ];
        int index = 0;
        bool hasBadPixels = false;
        foreach (SimulatedFrame frame in preset.Simulate(Options))
        {
            if (frame.Good is { } good)
                BadPixels.Hide(frame.Pixels, good);
            hasBadPixels |= frame.Pixels.Any(float.IsNaN);
            bool isUsable = FrameInspection.FindFault(frame.Pixels) is null;
            foreach (FrameCollection frames in all)
            {
                AssertBits(isUsable ? frame.Pixels : [], frames.TryReadFrame(index, out _));
                FrameLabels labels = frames.Labels!;
                Assert.AreEqual(frame.ModelId, labels.ModelIds![index]);
                Assert.AreEqual(preset.IsMultiLabel, labels.Indicators is not null);
                CollectionAssert.AreEqual(frame.Truth.Classes.Order().ToArray(), labels.Indicators is { } indicators
                    ? Enumerable.Range(0, preset.ClassNames.Count).Where(i => indicators[index][i]).ToArray()
                    : [labels.Values[index]]);
                CollectionAssert.AreEqual(preset.ClassNames.ToArray(), labels.ClassNames.ToArray());
            }

            index++;
        }

        Assert.IsTrue(all.All(frames => frames.Count == index));
        Assert.AreEqual(preset.HasMask, hasBadPixels, "a mask without a bad pixel shows nothing");
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Write_Truth_IsComplete(string name)
    {
        using var folder = new TemporaryFolder();
        var preset = Preset.Of(name);
        string path = folder.File("a.npz");
        SimulatedFrames.Write(path, preset, Options);
        SimulatedFrame[] frames = [.. preset.Simulate(Options)];
        (string Name, Func<FrameTruth, double> Value)[] scalars =
        [
            ("diameter", truth => truth.Diameter),
            ("pulse_energy", truth => truth.PulseEnergy),
            ("fluence", truth => truth.Fluence),
            ("expected_photons", truth => truth.ExpectedPhotons),
            ("detected_photons", truth => truth.DetectedPhotons),
            ("wavelength", truth => truth.Geometry.Wavelength),
            ("distance", truth => truth.Geometry.Distance),
            ("pixel_size", truth => truth.Geometry.PixelSize),
            ("beam_center_x", truth => truth.Geometry.BeamCenterX),
            ("beam_center_y", truth => truth.Geometry.BeamCenterY),
            .. preset.TruthNames.Select((value, index) => (value, (Func<FrameTruth, double>)(truth => truth.Values[index]))),
        ];
        foreach ((string scalar, Func<FrameTruth, double> value) in scalars)
            CollectionAssert.AreEqual(frames.Select(frame => (float)value(frame.Truth)).ToArray(), NpzFile.ReadSingle(path, scalar, out _), scalar);
        float[] orientations = NpzFile.ReadSingle(path, "orientations", out int[] shape), positions = NpzFile.ReadSingle(path, "positions", out _), hits = NpzFile.ReadSingle(path, "hit_position", out _);
        CollectionAssert.AreEqual(new[] { 12, 10, 4 }, shape);
        for (int i = 0; i < frames.Length; i++)
        {
            FrameTruth truth = frames[i].Truth;
            AssertBits([(float)truth.Orientation.W, (float)truth.Orientation.X, (float)truth.Orientation.Y, (float)truth.Orientation.Z], orientations[(40 * i)..(40 * i + 4)]);
            AssertBits([(float)truth.HitPosition.X, (float)truth.HitPosition.Y], hits[(2 * i)..(2 * i + 2)]);
            Assert.AreEqual(3 * truth.Positions.Count, positions[(24 * i)..(24 * i + 24)].Count(float.IsFinite));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Write_Shards_OneAfterTheOtherAreTheWhole(string name)
    {
        using var folder = new TemporaryFolder();
        var preset = Preset.Of(name);
        string[] own = ["class_names", "shape_names", "command", "version", "adu_per_photon"];
        SimulatedFrames.Write(folder.File("a.npz"), preset, Options);
        SimulatedFrames.Write(folder.File("a.cxi"), preset, Options);
        foreach (Shard shard in Enumerable.Range(1, 5).Select(number => new Shard(number, 5)))
        {
            SimulatedFrames.Write(SimulatedFrames.ShardPath(folder.File("a.npz"), shard), preset, Options with { Shard = shard });
            SimulatedFrames.Write(SimulatedFrames.ShardPath(folder.File("a.cxi"), shard), preset, Options with { Shard = shard });
        }

        foreach (string array in NpzFile.Names(folder.File("a.npz")).Except(own))
        {
            float[] parts = [.. Enumerable.Range(1, 5).SelectMany(number => NpzFile.ReadSingle(folder.File($"a-{number}-of-5.npz"), array, out _))];
            AssertBits(NpzFile.ReadSingle(folder.File("a.npz"), array, out _), parts);
        }

        Assert.AreEqual("[2, 2, 3, 2, 3] []", Python.Run(["h5py", "numpy"], """
            import h5py, numpy, sys
            whole, *parts = [h5py.File(path)['entry_1'] for path in sys.argv[1:]]
            different = []
            def compare(name, item):
                if isinstance(item, h5py.Dataset) and item.shape and item.shape[0] == 12 and item.dtype.kind != 'S':
                    if item[()].tobytes() != b''.join(part[name][()].tobytes() for part in parts): different.append(name)
            whole.visititems(compare)
            print([len(part['labels_1/data']) for part in parts], different)
            """, [folder.File("a.cxi"), .. Enumerable.Range(1, 5).Select(number => folder.File($"a-{number}-of-5.cxi"))]));
    }

    [TestMethod]
    [DataRow("a.txt")]
    [DataRow("a")]
    public void Write_OtherExtension_NamesThoseThereAre(string name)
    {
        using var folder = new TemporaryFolder();
        string message = Assert.ThrowsExactly<ArgumentException>(() => SimulatedFrames.Write(folder.File(name), Preset.SpiHits, Options)).Message;
        StringAssert.Contains(message, ".npz, .cxi, .h5");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Write_MoreFramesThanAFileHolds_AsksForShards()
    {
        using var folder = new TemporaryFolder();
        SimulationOptions many = Options with { Count = 1L << 40 };
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => SimulatedFrames.Write(folder.File("a.cxi"), Preset.SpiHits, many)).Message, "shards");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => SimulatedFrames.Lazy(Preset.SpiHits, many)).Message, "shards");
        Assert.AreEqual(1 << 20, SimulatedFrames.Lazy(Preset.SpiHits, many with { Shard = new Shard(1 << 20, 1 << 20) }).Count);
    }

    [TestMethod]
    [DataRow("a.npz")]
    [DataRow("a.cxi")]
    public void Write_Cancelled_LeavesNothing(string name)
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAt(cancellation, 10);
        Assert.Throws<OperationCanceledException>(() => SimulatedFrames.Write(folder.File(name), Preset.SpiHits, Options with { Count = 100_000 }, progress, cancellation.Token));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static void AssertBits(float[] expected, float[]? actual) =>
        CollectionAssert.AreEqual(MemoryMarshal.AsBytes(expected.AsSpan()).ToArray(), MemoryMarshal.AsBytes(actual.AsSpan()).ToArray());

    private static string Compare(string npz, string cxi) => Python.Run(["h5py", "numpy"], """
        import h5py, numpy, sys
        z, e = numpy.load(sys.argv[1]), h5py.File(sys.argv[2])['entry_1']
        d = e['instrument_1/detector_1']
        place = {'frames': 'data_1/data', 'labels': 'labels_1/data', 'model_id': 'labels_1/model_id', 'class_names': 'labels_1/class_names',
            'command': 'process_1/command', 'version': 'process_1/version', 'adu_per_photon': 'instrument_1/detector_1/adu_per_photon'}
        different = []
        for name in z.files:
            mine, theirs = e[place.get(name, 'truth_1/' + name)], z[name]
            if theirs.dtype.kind == 'U': same = numpy.atleast_1d(mine.asstr()[()]).tolist() == theirs.tolist()
            else:
                values = numpy.atleast_1d(mine[()])
                if name == 'frames' and 'mask' in d: values = numpy.where(d['mask'][()] == 0, values, numpy.float32('nan'))
                same = values.dtype == theirs.dtype and numpy.array_equal(values, theirs, equal_nan=theirs.dtype.kind == 'f')
            if not same: different.append(name)
        print('different:', different)
        print('missing:', [name for name in e['truth_1'] if name not in z.files])
        print(e['data_1/data'].compression, e['data_1/data'].chunks, e['data_1/data'].attrs['units'], e['process_1/command'].asstr()[()])
        print(*(e['truth_1/' + name].attrs['units'] for name in ('diameter', 'pulse_energy', 'fluence', 'beam_center_x', 'positions')))
        print(e['truth_1/frame_index'][:12].tolist())
        print('mask' in d, e['labels_1/data'].shape, e['labels_1/data'].dtype)
        """, npz, cxi);
}
