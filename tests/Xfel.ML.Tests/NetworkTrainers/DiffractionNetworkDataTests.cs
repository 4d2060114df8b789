using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.NetworkTrainers;

/// <summary>What the trainers do with rows: how they read them, and what is wrong with some.</summary>
[TestClass]
public sealed class DiffractionNetworkDataTests
{
    private static readonly MLContext MLContext = new(1);
    private static readonly TrainingOptions OneEpoch = TinyShots.Training with { Epochs = 1 };

    [TestMethod]
    public void Fit_InMemory_ReadsLabelsAloneThenFramesOnce()
    {
        var watched = new WatchedView(TinyShots.View(TinyShots.Classes(48)));

        Multiclass(TinyShots.Options with { SamplingKeyColumnName = "ModelId" }).Fit(watched);

        Assert.AreEqual("Key,ModelId|Frame", string.Join("|", watched.Passes));
    }

    [TestMethod]
    public void Fit_BeyondTheMemoryLimit_ReadsFramesInEachEpochAndLearnsToo()
    {
        var watched = new WatchedView(TinyShots.View(TinyShots.Classes(96)));
        long limit = 20L * TinyShots.Size.PixelCount * sizeof(float);

        MulticlassDiffractionNetworkTransformer model = Multiclass(TinyShots.Options with { MemoryLimit = limit }).Fit(watched);

        // The labels, then for each of five epochs the training frames and the validation frames.
        Assert.AreEqual("Key|" + string.Join("|", Enumerable.Repeat("Frame", 10)), string.Join("|", watched.Passes));
        Assert.IsFalse(model.Training!.KeptInMemory);
        Assert.IsGreaterThan(0.9, MLContext.MulticlassClassification.Evaluate(model.Transform(TinyShots.View(TinyShots.Classes(31, seed: 2))), "Key").MicroAccuracy);
    }

    [TestMethod]
    public void Fit_TwiceAndOnMoreThreads_GivesTheSameBits()
    {
        IDataView view = TinyShots.View(TinyShots.Classes(48));

        float[] one = Scores(Multiclass(TinyShots.Options).Fit(view)), two = Scores(Multiclass(TinyShots.Options with { Training = TinyShots.Training with { Threads = 3, ReadingThreads = 2 } }).Fit(view));

        CollectionAssert.AreEqual(one, two);

        float[] Scores(ITransformer model) => [.. model.Transform(view).GetColumn<float[]>("Score").SelectMany(row => row)];
    }

    [TestMethod]
    public void Fit_SamplingKey_KeepsModelsOnOneSide()
    {
        IDataView view = TinyShots.View(TinyShots.Classes(90));

        foreach (string key in new[] { "ModelId", "ModelName", "ModelKey" })
        {
            IDataView named = MLContext.Transforms.Conversion.ConvertType("ModelName", "ModelId", DataKind.String).Append(MLContext.Transforms.Conversion.MapValueToKey("ModelKey", "ModelId")).Fit(view).Transform(view);
            TrainingSplit split = Multiclass(TinyShots.Options with { Training = OneEpoch, SamplingKeyColumnName = key }).Fit(named).Training!.Result.Split;

            Assert.IsNotEmpty(split.Validation);
            Assert.IsFalse(split.Training.Select(row => row / 10).Intersect(split.Validation.Select(row => row / 10)).Any(), key);
        }
    }

    [TestMethod]
    public void Fit_MissingLabels_LeavesTheRowsOutAndTells()
    {
        List<TinyShot> shots = TinyShots.Classes(60);
        foreach (int row in new[] { 0, 7, 59 })
            shots[row].ClassName = "";
        // The model id of a row is its number: a split of rows.
        var told = new Told();
        // MapValueToKey knows no empty text: its key is missing.
        MulticlassDiffractionNetworkTransformer model = Multiclass(TinyShots.Options with { Training = OneEpoch, Progress = told }).Fit(View(shots));

        Assert.AreEqual(3, model.Training!.UnlabelledRows);
        Assert.AreEqual(60, model.Training.Rows);
        CollectionAssert.AreEqual(TinyShots.ClassNames, model.ClassNames.ToArray());
        int[] rows = [.. model.Training.Result.Split.Training.Concat(model.Training.Result.Split.Validation).Order()];
        CollectionAssert.AreEqual(Enumerable.Range(0, 60).Except([0, 7, 59]).ToArray(), rows);
        StringAssert.Contains(told.Reports.Single(report => report.Stage == TrainingStage.Notice).Message, "column 'Key': 3 of 60 rows have no label");

        // The same frames without those rows train the same network: no other row was taken for them.
        float[] expected = Scores(Multiclass(TinyShots.Options with { Training = OneEpoch }).Fit(View([.. shots.Where(shot => shot.ClassName.Length > 0)])));
        CollectionAssert.AreEqual(expected, Scores(model));

        // Streamed, with a window of all frames, also the order is the same.
        CollectionAssert.AreEqual(expected, Scores(Multiclass(TinyShots.Options with { Training = OneEpoch, MemoryLimit = 57L * 144 * 4 - 1 }).Fit(View(shots))), "streamed");

        float[] Scores(ITransformer fitted) => [.. fitted.Transform(TinyShots.View(TinyShots.Classes(9, seed: 2))).GetColumn<float[]>("Score").SelectMany(row => row)];

        static IDataView View(List<TinyShot> rows)
        {
            IDataView plain = TinyShots.View(rows);
            IDataView keys = MLContext.Data.LoadFromEnumerable(TinyShots.ClassNames.Select(name => new Name { ClassName = name }));
            return MLContext.Transforms.Conversion.MapValueToKey("Key", "ClassName", keyData: keys).Fit(plain).Transform(plain);
        }
    }

    [TestMethod]
    public void Fit_NoLabelAtAll_IsToldBeforeAnyFrame()
    {
        var watched = new WatchedView(TinyShots.View([]));

        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => Binary(TinyShots.Options).Fit(watched)).Message, "column 'IsLeft': found no label among 0 rows");

        Assert.HasCount(1, watched.Passes);
    }

    [TestMethod]
    public void Fit_ClassThatNeverOccurs_IsNamedBeforeAnyFrame()
    {
        List<TinyShot> shots = TinyShots.Classes(60);
        shots.RemoveAll(shot => shot.IsLeft);
        var binary = new WatchedView(TinyShots.View(shots));
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => Binary(TinyShots.Options).Fit(binary)).Message, "the class true: found no example");
        Assert.HasCount(1, binary.Passes);

        var labels = new WatchedView(TinyShots.View(TinyShots.Labels(4).Concat(TinyShots.Labels(4))));
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => MultiLabel(TinyShots.Options).Fit(labels)).Message, "the label low: found no example");
        Assert.HasCount(1, labels.Passes);
    }

    [TestMethod]
    [DataRow(0.5f)]
    [DataRow(-1)]
    [DataRow(float.NaN)]
    public void Fit_LabelNeitherZeroNorOne_NamesRowAndLabel(float value)
    {
        List<TinyShot> shots = TinyShots.Labels(40);
        shots[11].Numbers[1] = value;
        var watched = new WatchedView(TinyShots.View(shots));

        string message = Assert.ThrowsExactly<InvalidInputException>(() => MultiLabel(TinyShots.Options with { LabelColumnName = "Numbers" }).Fit(watched)).Message;

        StringAssert.Contains(message, "column 'Numbers', row 11");
        StringAssert.Contains(message, "for the label right; expected 0 or 1");
        Assert.HasCount(1, watched.Passes);
    }

    [TestMethod]
    public void Fit_LabelVectorOfAnotherLength_NamesTheRow()
    {
        List<TinyShot> shots = TinyShots.Labels(40);
        shots[5].Labels = [true, false];

        // ML.NET itself may notice the lie of the row first; either way the row does not train.
        var error = Assert.Throws<Exception>(() => MultiLabel(TinyShots.Options).Fit(TinyShots.View(shots)));

        StringAssert.Contains(error.Message, "2");
    }

    [TestMethod]
    [DataRow(1L << 30)]
    [DataRow(0L)]
    public void Fit_FramesWithNaN_AreToldByRowAndLeftOut(long memoryLimit)
    {
        List<TinyShot> shots = TinyShots.Classes(60);
        shots[7].Frame[3] = float.NaN;
        shots[32].Frame[0] = float.PositiveInfinity;
        var told = new Told();

        MulticlassDiffractionNetworkTransformer model = Multiclass(TinyShots.Options with { Training = TinyShots.Training with { Epochs = 2 }, Progress = told, MemoryLimit = memoryLimit }).Fit(TinyShots.View(shots));

        CollectionAssert.AreEqual(new long[] { 7, 32 }, model.Training!.BadRows.Select(bad => bad.Row).ToArray());
        StringAssert.Contains(model.Training.BadRows[0].Reason, "NaN or infinite, the first at position 3");
        CollectionAssert.AreEquivalent(new[] { 7, 7, 32, 32 }, told.Reports.Where(report => report.BadFrame is not null).Select(report => report.BadFrame!.Value).ToArray());
        Assert.IsTrue(model.Transform(TinyShots.View(TinyShots.Classes(3))).GetColumn<float[]>("Score").All(scores => scores.All(float.IsFinite)));
    }

    [TestMethod]
    [DataRow(1L << 30)]
    [DataRow(0L)]
    public void Fit_NoUsableFrame_IsAnError(long memoryLimit)
    {
        List<TinyShot> all = TinyShots.Classes(48), oneClass = TinyShots.Classes(48);
        all.ForEach(shot => shot.Frame[0] = float.NaN);
        oneClass.Where(shot => shot.ClassName == "low").ToList().ForEach(shot => shot.Frame[0] = float.NaN);
        MulticlassDiffractionNetworkTrainer trainer = Multiclass(TinyShots.Options with { MemoryLimit = memoryLimit });

        Assert.ThrowsExactly<InvalidInputException>(() => trainer.Fit(TinyShots.View(all)));
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => trainer.Fit(TinyShots.View(oneClass))).Message, "the class low: none of its frames can be used");
    }

    [TestMethod]
    public void Fit_StrictTraining_StopsAtABadFrame()
    {
        List<TinyShot> shots = TinyShots.Classes(48);
        shots[7].Frame[3] = float.NaN;

        Assert.ThrowsExactly<InvalidInputException>(() => Multiclass(TinyShots.Options with { Training = TinyShots.Training with { Strict = true } }).Fit(TinyShots.View(shots)));
    }

    [TestMethod]
    public void Fit_FewerFramesThanABatch_IsAnError() =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => Multiclass(TinyShots.Options).Fit(TinyShots.View(TinyShots.Classes(6)))).Message, "expected at least one batch of 8");

    [TestMethod]
    [DataRow(1L << 30, 0, 30)]
    [DataRow(1L << 30, 1, 30)]
    [DataRow(0L, 3, 30)]
    public void Fit_ViewThatBreaks_GivesItsOwnException(long memoryLimit, int pass, int row)
    {
        foreach (Exception fault in new Exception[] { new IOException("the disk is gone"), new OperationCanceledException("by the view"), new InvalidInputException("no such file") })
        {
            var watched = new WatchedView(TinyShots.View(TinyShots.Classes(96))) { OnRow = (at, position) => Throw(at == pass && position == row ? fault : null) };
            Exception? caught = null;
            try
            {
                Multiclass(TinyShots.Options with { MemoryLimit = memoryLimit }).Fit(watched);
            }
            catch (Exception found)
            {
                caught = found;
            }

            Assert.AreSame(fault, caught);
        }

        static void Throw(Exception? fault)
        {
            if (fault is not null)
                throw fault;
        }
    }

    [TestMethod]
    [DataRow(1L << 30)]
    [DataRow(0L)]
    public void Fit_ViewThatGivesFewerRowsLater_IsAnError(long memoryLimit)
    {
        var watched = new WatchedView(TinyShots.View(TinyShots.Classes(60))) { Rows = pass => pass == 0 ? 60 : 50 };

        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidInputException>(() => Multiclass(TinyShots.Options with { MemoryLimit = memoryLimit }).Fit(watched)).Message, "gave 50 rows where an earlier pass gave 60");
    }

    [TestMethod]
    [DataRow(1L << 30)]
    [DataRow(0L)]
    public void Fit_Cancelled_ThrowsWhereverItIs(long memoryLimit)
    {
        // In the pass over labels, in the first pass over frames, and in the second epoch.
        foreach ((int pass, long row) in new[] { (0, 5L), (1, 5L) })
        {
            using var source = new CancellationTokenSource();
            var watched = new WatchedView(TinyShots.View(TinyShots.Classes(48))) { OnRow = (at, position) => CancelIf(source, at == pass && position == row) };
            Assert.Throws<OperationCanceledException>(() => Multiclass(TinyShots.Options with { MemoryLimit = memoryLimit, Cancellation = source.Token }).Fit(watched));
        }

        using var later = new CancellationTokenSource();
        var told = new Told { OnReport = report => CancelIf(later, report.Epoch == 2 && report.Stage == TrainingStage.Training) };
        Assert.Throws<OperationCanceledException>(() => Multiclass(TinyShots.Options with { MemoryLimit = memoryLimit, Cancellation = later.Token, Progress = told }).Fit(TinyShots.View(TinyShots.Classes(48))));
        Assert.IsLessThan(3, told.Reports.Max(report => report.Epoch));

        static void CancelIf(CancellationTokenSource source, bool now)
        {
            if (now)
                source.Cancel();
        }
    }

    [TestMethod]
    public void Fit_RowThatLiesAboutItsSize_IsAnErrorThatNamesIt()
    {
        var table = new FrameTable(TinyShots.Size, 48);
        for (int row = 0; row < 48; row++)
            table.Replace(row, new VBuffer<float>(row == 40 ? 3 : 144, row == 40 ? [1, 2, 3] : new float[144]));

        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => Binary(TinyShots.Options with { LabelColumnName = "Label" }).Fit(table)).Message, "row 40: found 3 values");
    }

    [TestMethod]
    public void Fit_KeysWithoutValues_AreNumbered()
    {
        var table = new FrameTable(TinyShots.Size, 70);
        for (int row = 0; row < 70; row++)
            table.Replace(row, new VBuffer<float>(144, TinyShots.Classes(row + 1)[row].Frame));

        MulticlassDiffractionNetworkTransformer model = Multiclass(TinyShots.Options with { Training = OneEpoch, LabelColumnName = "Group" }).Fit(table);

        CollectionAssert.AreEqual(new[] { "0", "1", "2", "3", "4", "5", "6" }, model.ClassNames.ToArray());
        Assert.IsNull(model.GetOutputSchema(table.Schema)["PredictedLabel"].Annotations.Schema.GetColumnOrNull("KeyValues"));
    }

    private static MulticlassDiffractionNetworkTrainer Multiclass(DiffractionNetworkOptions options) =>
        MLContext.MulticlassClassification.Trainers.DiffractionNetwork(options with { LabelColumnName = options.LabelColumnName ?? "Key" });

    private static BinaryDiffractionNetworkTrainer Binary(DiffractionNetworkOptions options) =>
        MLContext.BinaryClassification.Trainers.DiffractionNetwork(options with { LabelColumnName = options.LabelColumnName ?? "IsLeft" });

    private static MultiLabelDiffractionNetworkTrainer MultiLabel(DiffractionNetworkOptions options) => MLContext.MultiLabelClassification.Trainers.DiffractionNetwork(options);

    private sealed class Told : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public Action<TrainingProgress>? OnReport { get; init; }

        public void Report(TrainingProgress value)
        {
            Reports.Add(value);
            OnReport?.Invoke(value);
        }
    }

    private sealed class Name
    {
        public string ClassName { get; set; } = "";
    }
}
