using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Simulation;

/// <summary>A data view that simulates while it is read, of every preset that there is.</summary>
[TestClass]
public sealed class SimulateFramesTests
{
    private static readonly SimulationOptions Options = new() { Count = 17, Size = new FrameSize(12, 20), Seed = 4, FramesPerModel = 3 };

    public static IEnumerable<string> Presets => Preset.All.Select(preset => preset.Name);

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void SimulateFrames_Rows_AreThoseOfSimulate(string name)
    {
        var preset = Preset.Of(name);
        bool hasLabel = preset.ClassNames.Contains("single");
        string[] expected = [.. preset.Simulate(Options).Select(frame => Text(preset, frame)).OfType<string>()];
        foreach (int threads in (int[])[1, 2, 5])
        {
            IDataView view = new MLContext().Data.SimulateFrames(preset, Options with { Threads = threads });

            Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 12, 20), view.Schema[FrameColumns.Frame].Type);
            Assert.AreEqual(hasLabel, view.Schema.GetColumnOrNull(FrameColumns.Label) is not null);
            CollectionAssert.AreEqual(expected, Read(view, hasLabel), $"{threads} threads");
            CollectionAssert.AreEqual(expected, Read(view, hasLabel), $"{threads} threads, second pass");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void SimulateFrames_SeveralCursorsAtOnce_DoNotDisturbEachOther(string name)
    {
        IDataView view = new MLContext().Data.SimulateFrames(Preset.Of(name), Options with { Threads = 3 });
        string[] expected = Read(view, false);
        var read = new string[4][];
        Parallel.For(0, 4, i => read[i] = Read(view, false));
        foreach (string[] rows in read)
            CollectionAssert.AreEqual(expected, rows);
    }

    [TestMethod]
    public void SimulateFrames_CursorThatIsLeft_EndsWithoutHarm()
    {
        IDataView view = new MLContext().Data.SimulateFrames(Preset.SpiHits, Options with { Count = int.MaxValue });
        for (int pass = 0; pass < 3; pass++)
        {
            using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
            for (int row = 0; row < 5; row++)
                Assert.IsTrue(cursor.MoveNext());
        }
    }

    [TestMethod]
    public void SimulateFrames_Shuffled_GivesEachRowOnce()
    {
        var context = new MLContext(seed: 1);
        IDataView view = context.Data.SimulateFrames(Preset.SpiHits, Options);
        string[] expected = Read(view, true), shuffled = Read(context.Data.ShuffleRows(view, seed: 3), true);
        CollectionAssert.AreEquivalent(expected, shuffled);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema, new Random(3));
        CollectionAssert.AreEqual(expected, Read(cursor, true));
    }

    [TestMethod]
    public void SimulateFrames_CursorSet_GivesEveryRowOnce()
    {
        IDataView view = new MLContext().Data.SimulateFrames(Preset.SpiHits, Options);
        DataViewRowCursor[] cursors = view.GetRowCursorSet(view.Schema, 3);
        var rows = new List<string>();
        foreach (DataViewRowCursor cursor in cursors)
        {
            rows.AddRange(Read(cursor, true));
            cursor.Dispose();
        }

        CollectionAssert.AreEquivalent(Read(view, true), rows);
    }

    [TestMethod]
    public void SimulateFrames_Shard_IsThatPartOfTheWhole()
    {
        MLContext context = new();
        float[][] whole = Pixels(context.Data.SimulateFrames(Preset.SpiHits, Options)),
            part = Pixels(context.Data.SimulateFrames(Preset.SpiHits, Options with { Shard = new Shard(2, 3) }));
        for (int i = 0; i < part.Length; i++)
            CollectionAssert.AreEqual(whole[5 + i], part[i]);
        Assert.HasCount(6, part);
    }

    [TestMethod]
    public void SimulateFrames_PositiveClass_IsWhatLabelSays()
    {
        MLContext context = new();
        IDataView view = context.Data.SimulateFrames(Preset.SpiHits, Options, new FrameLoadOptions { PositiveClass = "double" });
        CollectionAssert.AreEqual(
            Preset.SpiHits.Simulate(Options).Select(frame => frame.Label == 2).ToArray(),
            view.GetColumn<bool>(FrameColumns.Label).ToArray());
        Assert.ThrowsExactly<InvalidInputException>(() => context.Data.SimulateFrames(Preset.SpiHits, Options, new FrameLoadOptions { PositiveClass = "cat" }));
    }

    [TestMethod]
    public void SimulateFrames_ImpossibleOptions_AreRefusedAtOnce()
    {
        MLContext context = new();
        Assert.Throws<ArgumentException>(() => context.Data.SimulateFrames(Preset.SpiHits, Options with { Count = 0 }));
        Assert.Throws<ArgumentException>(() => context.Data.SimulateFrames(Preset.SpiHits, Options with { Size = default(FrameSize) }));
        Assert.Throws<ArgumentException>(() => context.Data.SimulateFrames(null!));
    }

    [TestMethod]
    public void Lazy_TwoThousandMillionFrames_AreReadAnywhere()
    {
        FrameCollection frames = SimulatedFrames.Lazy(Preset.SpiHits, Options with { Count = int.MaxValue, FramesPerModel = 1 });
        Assert.AreEqual(int.MaxValue, frames.Count);
        Assert.AreEqual(int.MaxValue - 1, frames.Indices[^1]);
        Assert.AreEqual(2_000_000_000, frames.Labels!.ModelIds![2_000_000_000]);
        Assert.IsNotNull(frames.TryReadFrame(2_000_000_000, out _));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => frames.TryReadFrame(int.MaxValue, out _));
    }

    [TestMethod]
    public void Lazy_BackAndForth_GivesTheSameFrames()
    {
        FrameCollection frames = SimulatedFrames.Lazy(Preset.SpiHits, Options with { Threads = 4 });
        float[][] expected = [.. Preset.SpiHits.Simulate(Options).Select(frame => frame.Pixels)];
        using Formats.IFrameSource source = frames.OpenSource();
        var pixels = new float[frames.Size.PixelCount];
        foreach (int index in (int[])[0, 1, 2, 3, 2, 3, 10, 11, 12, 4, 5, 5, 5, 16, 0, 1])
        {
            Assert.IsNull(frames.Read(source, index, pixels));
            CollectionAssert.AreEqual(expected[index], pixels, $"frame {index}");
        }
    }

    [TestMethod]
    public void Lazy_TwoReadersOfOneSource_GetTheirFrames()
    {
        SimulationOptions options = Options with { Count = 200, Threads = 4 };
        FrameCollection frames = SimulatedFrames.Lazy(Preset.SpiHits, options);
        float[][] expected = [.. Preset.SpiHits.Simulate(options).Select(frame => frame.Pixels)];
        using Formats.IFrameSource source = frames.OpenSource();
        Parallel.For(0, 4, reader =>
        {
            var pixels = new float[frames.Size.PixelCount];
            for (int i = 0; i < 100; i++)
            {
                int index = reader % 2 == 0 ? i : 199 - i + reader;
                if (index >= 200)
                    continue;
                Assert.IsNull(frames.Read(source, index, pixels));
                CollectionAssert.AreEqual(expected[index], pixels, $"frame {index}");
            }
        });
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Lazy_MaskIgnored_GivesAllPixels(string name)
    {
        var preset = Preset.Of(name);
        FrameCollection frames = SimulatedFrames.Lazy(preset, Options, applyMask: false);
        Assert.IsFalse(frames.HasMask);
        Assert.AreEqual(preset.HasMask, SimulatedFrames.Lazy(preset, Options).HasMask);
        CollectionAssert.AreEqual(preset.Simulate(Options).First().Pixels, frames.TryReadFrame(0, out _));
        using Formats.IFrameSource source = frames.OpenSource();
        var good = new bool[frames.Size.PixelCount];
        Assert.IsNull(source.TryReadMask(0, good));
        CollectionAssert.AreEqual(preset.Simulate(Options).First().Good ?? [.. Enumerable.Repeat(true, good.Length)], good);
    }

    [TestMethod]
    public void SplitByModel_Lazy_IsThatOfMemory()
    {
        (FrameCollection train, FrameCollection test) = SimulatedFrames.Lazy(Preset.SpiHits, Options).SplitByModel(0.3, 1);
        (FrameCollection trainInMemory, FrameCollection testInMemory) = SimulatedFrames.Simulate(Preset.SpiHits, Options).SplitByModel(0.3, 1);
        CollectionAssert.AreEqual(trainInMemory.Indices.ToArray(), train.Indices.ToArray());
        CollectionAssert.AreEqual(testInMemory.Indices.ToArray(), test.Indices.ToArray());
        CollectionAssert.AreEqual(testInMemory.TryReadFrame(test.Indices[0], out _), test.TryReadFrame(test.Indices[0], out _));
    }

    [TestMethod]
    public void Train_Lazy_GivesTheModelThatMemoryGives()
    {
        var options = new HitClassifierOptions { Features = new Vgg16Options { Width = 0.125 } };
        SimulationOptions simulation = Options with { Count = 40, FramesPerModel = 1, Size = new FrameSize(32, 32) };
        HitClassifier lazy = HitClassifier.Train(SimulatedFrames.Lazy(Preset.SpiHits, simulation), options), memory = HitClassifier.Train(SimulatedFrames.Simulate(Preset.SpiHits, simulation), options);
        Assert.AreEqual(memory.Manifest.TrainingData!.Digest, lazy.Manifest.TrainingData!.Digest);
    }

    private static float[][] Pixels(IDataView view) => [.. view.GetColumn<VBuffer<float>>(FrameColumns.Frame).Select(frame => frame.DenseValues().ToArray())];

    /// <summary>The row of a frame; null for one that has no good pixel.</summary>
    private static string? Text(Preset preset, SimulatedFrame frame)
    {
        if (frame.Good is { } good)
            BadPixels.Hide(frame.Pixels, good);
        if (FrameInspection.FindFault(frame.Pixels) is not null)
            return null;
        string label = preset.ClassNames.Contains("single") ? $" {frame.Truth.Classes.Contains(preset.ClassNames.ToList().IndexOf("single"))}" : "";
        return $"{frame.Index} {frame.ModelId} {string.Join('+', frame.Truth.Classes.Order().Select(i => preset.ClassNames[i]))}{label} {MappedValues.Bits(frame.Pixels)}";
    }

    private static string[] Read(IDataView view, bool hasLabel)
    {
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        return Read(cursor, hasLabel);
    }

    private static string[] Read(DataViewRowCursor cursor, bool hasLabel)
    {
        ValueGetter<VBuffer<float>> frameGetter = cursor.GetGetter<VBuffer<float>>(cursor.Schema[FrameColumns.Frame]);
        ValueGetter<long> indexGetter = cursor.GetGetter<long>(cursor.Schema[FrameColumns.Index]), modelGetter = cursor.GetGetter<long>(cursor.Schema[FrameColumns.ModelId]);
        ValueGetter<ReadOnlyMemory<char>> classGetter = cursor.GetGetter<ReadOnlyMemory<char>>(cursor.Schema[FrameColumns.ClassName]);
        ValueGetter<bool>? labelGetter = hasLabel ? cursor.GetGetter<bool>(cursor.Schema[FrameColumns.Label]) : null;
        var rows = new List<string>();
        while (cursor.MoveNext())
        {
            VBuffer<float> frame = default;
            long index = 0, model = 0;
            ReadOnlyMemory<char> name = default;
            bool label = false;
            frameGetter(ref frame);
            indexGetter(ref index);
            modelGetter(ref model);
            classGetter(ref name);
            labelGetter?.Invoke(ref label);
            rows.Add($"{index} {model} {name}{(hasLabel ? $" {label}" : "")} {MappedValues.Bits(frame)}");
        }

        return [.. rows];
    }
}
