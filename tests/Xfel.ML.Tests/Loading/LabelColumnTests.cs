using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Formats;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.Tests.NetworkTrainers;

namespace Xfel.ML.Tests.Loading;

/// <summary>The column of labels of files that give several labels a frame.</summary>
[TestClass]
public sealed class LabelColumnTests
{
    private static readonly MLContext MLContext = new(1);
    private static readonly string[] Names = ["round", "streak", "bent"];

    [TestMethod]
    public void LoadFrames_SeveralLabelsAFrame_GivesThemWithTheirNames()
    {
        bool[][] labels = [[true, false, true], [false, false, false], [false, true, false]];
        var frames = FrameCollection.FromFrames("f", new FrameSize(2, 2), [new float[4], new float[4], new float[4]], new FrameLabels { Values = [], ClassNames = Names, Indicators = labels });

        IDataView view = MLContext.Data.LoadFrames(frames.Select([0, 2]), new FrameLoadOptions { PositiveClass = "streak" });

        DataViewSchema.Column column = view.Schema[FrameColumns.Labels];
        Assert.AreEqual(new VectorDataViewType(BooleanDataViewType.Instance, 3), column.Type);
        CollectionAssert.AreEqual(Names, column.Texts("SlotNames"));
        bool[][] found = [.. view.GetColumn<bool[]>(FrameColumns.Labels)];
        Assert.HasCount(2, found);
        CollectionAssert.AreEqual(labels[0], found[0]);
        CollectionAssert.AreEqual(labels[2], found[1]);
        CollectionAssert.AreEqual(new[] { "round+bent", "streak" }, view.GetColumn<string>(FrameColumns.ClassName).ToArray());
        CollectionAssert.AreEqual(new[] { false, true }, view.GetColumn<bool>(FrameColumns.Label).ToArray());
    }

    [TestMethod]
    public void LoadFrames_OneClassAFrame_HasNoSuchColumn()
    {
        var frames = FrameCollection.FromFrames("f", new FrameSize(2, 2), [new float[4]], new FrameLabels { Values = [1], ClassNames = Names });

        Assert.IsNull(MLContext.Data.LoadFrames(frames, new FrameLoadOptions { PositiveClass = null }).Schema.GetColumnOrNull(FrameColumns.Labels));
        Assert.IsNull(MLContext.Data.LoadFrames(new FrameSize(2, 2), [new float[4]]).Schema.GetColumnOrNull(FrameColumns.Labels));
    }

    [TestMethod]
    public void SimulateFrames_HeliumAsPhotons_GoesIntoTheTrainer()
    {
        var simulation = new SimulationOptions { Count = 1000, Size = new FrameSize(32, 32), Seed = 2, Threads = 1 };
        CollectionAssert.AreEqual(Preset.Helium.ClassNames.ToArray(), MLContext.Data.SimulateFrames(Preset.Helium, simulation).Schema[FrameColumns.Labels].Texts("SlotNames"));
        // A few frames of each label; the rarest is on one frame of 200.
        FrameCollection all = SimulatedFrames.Lazy(Preset.Helium, simulation);
        int[] some = [.. Enumerable.Range(0, 11).SelectMany(label => Enumerable.Range(0, 1000).Where(i => all.Labels!.Indicators![i][label]).Take(5)).Distinct().Order()];
        IDataView frames = MLContext.Data.LoadFrames(all.Select(some), new FrameLoadOptions { PositiveClass = null });
        var options = new DiffractionNetworkOptions
        {
            Network = "resnet18",
            Design = new NetworkDesign { Width = 0.125 },
            Training = TrainingPresets.Zimmermann2019 with { Epochs = 1, BatchSize = 16, Threads = 1, LearningRate = 0.02 },
            SamplingKeyColumnName = FrameColumns.ModelId,
        };

        // The detector's gap is NaN, which photons are not.
        TransformerChain<MultiLabelDiffractionNetworkTransformer> model =
            MLContext.Transforms.ConvertToPhotons("Frame").Append(MLContext.MultiLabelClassification.Trainers.DiffractionNetwork(options)).Fit(frames);

        CollectionAssert.AreEqual(Preset.Helium.ClassNames.ToArray(), model.LastTransformer.ClassNames.ToArray());
        MultiLabelMetrics metrics = MLContext.MultiLabelClassification.Evaluate(model.Transform(frames));
        Assert.AreEqual(some.Length, metrics.Frames);
        Assert.HasCount(11, metrics.Labels);
    }
}
