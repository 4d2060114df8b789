using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.Vgg16;

[TestClass]
public sealed class Vgg16FeaturizeTests
{
    private static readonly Vgg16Options Tiny = new() { Width = 1.0 / 16, Seed = 3, BatchSize = 4, Threads = 2 };

    [TestMethod]
    public void Transform_AnyBatchSize_GivesTheNetworksOwnBits()
    {
        var table = new FrameTable(Vgg16Features.InputSize, 5);
        Vgg16Features network = Vgg16Features.CreateRandom(Tiny.Width, Tiny.Seed);
        var features = new float[network.FeatureCount];
        var expected = new List<string>();
        for (int row = 0; row < 5; row++)
        {
            network.Extract(table.FrameOf(row), 1, features, 1);
            expected.Add(MappedValues.Bits(features));
        }

        foreach (int batchSize in new[] { 1, 2, 4, 32 })
        {
            IDataView mapped = Featurizer(Tiny with { BatchSize = batchSize }).Fit(table).Transform(table);
            CollectionAssert.AreEqual(expected, MappedValues.ReadAll(mapped).ConvertAll(row => row.Mapped), $"batches of {batchSize}");
        }
    }

    [TestMethod]
    public void Transform_WithProgress_TellsEveryBatch()
    {
        var reports = new List<WorkProgress>();
        var table = new FrameTable(Vgg16Features.InputSize, 5);

        MappedValues.ReadAll(Featurizer(Tiny with { BatchSize = 2, Progress = new Collected<WorkProgress>(reports) }).Fit(table).Transform(table));

        CollectionAssert.AreEqual(new WorkProgress[] { new("featurize", 2, 5), new("featurize", 4, 5), new("featurize", 5, 5) }, reports);
    }

    [TestMethod]
    public void Fit_TrainerBehindCacheCheckpoint_FeaturizesEachRowOnce()
    {
        var mlContext = new MLContext(1);
        var reports = new List<WorkProgress>();
        var table = new FrameTable(new FrameSize(20, 24), 12);
        Vgg16Options options = Tiny with { Progress = new Collected<WorkProgress>(reports) };

        Pipeline(mlContext, options).AppendCacheCheckpoint(mlContext).Append(Trainer(mlContext)).Fit(table);

        Assert.HasCount(12, table.Reads);
        Assert.IsTrue(table.Reads.Values.All(reads => reads == 1));
        CollectionAssert.AreEqual(new long[] { 4, 8, 12 }, reports.ConvertAll(report => report.Done));
    }

    [TestMethod]
    public void Fit_TrainerWithoutCacheCheckpoint_FeaturizesAgainAndAgain()
    {
        var mlContext = new MLContext(1);
        var table = new FrameTable(new FrameSize(20, 24), 4);

        Pipeline(mlContext, Tiny).Append(Trainer(mlContext, iterations: 2)).Fit(table);

        Assert.IsTrue(table.Reads.Values.All(reads => reads > 2), "which is why every pipeline of ours has one");
    }

    [TestMethod]
    public void Predict_WholePipeline_EqualsTransform()
    {
        var mlContext = new MLContext(1);
        var table = new FrameTable(new FrameSize(20, 24), 12);
        ITransformer model = Pipeline(mlContext, Tiny).AppendCacheCheckpoint(mlContext).Append(Trainer(mlContext)).Fit(table);
        List<Hit> hits = [.. mlContext.Data.CreateEnumerable<Hit>(model.Transform(table), reuseRowObject: false)];
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Shot));
        definition[nameof(Shot.Frame)].ColumnType = table.Schema[FrameTable.Frame].Type;

        using PredictionEngine<Shot, Hit> engine = mlContext.Model.CreatePredictionEngine<Shot, Hit>(model, inputSchemaDefinition: definition);

        Assert.HasCount(12, hits);
        for (int row = 0; row < hits.Count; row++)
        {
            Hit hit = engine.Predict(new Shot { Frame = table.FrameOf(row).ToArray() });
            Assert.AreEqual(BitConverter.SingleToInt32Bits(hits[row].Score), BitConverter.SingleToInt32Bits(hit.Score));
            Assert.AreEqual(hits[row].Probability, hit.Probability);
            Assert.AreEqual(hits[row].PredictedLabel, hit.PredictedLabel);
        }
    }

    [TestMethod]
    public void Fit_FramesOfAnotherSize_SaysToResizeThemBeforeWeightsAreRead()
    {
        var table = new FrameTable(new FrameSize(20, 24), 2);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Featurizer(Tiny with { WeightsPath = "no-such.onnx" }).Fit(table));

        StringAssert.Contains(error.Message, "'Frame': expected frames of 224 x 224, got frames of 20 x 24; put ResizeFrames(\"Frame\", 224, 224) before it");
    }

    [TestMethod]
    public void Fit_WeightsFileMissing_IsAnInputErrorThatNamesIt()
    {
        var table = new FrameTable(Vgg16Features.InputSize, 1);

        var error = Assert.Throws<Exception>(() => Featurizer(Tiny with { WeightsPath = "no-such.onnx" }).Fit(table));

        StringAssert.Contains(error.Message, "no-such.onnx");
    }

    [TestMethod]
    public void Options_ManyFaults_AreReportedTogether()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() =>
            Featurizer(new Vgg16Options { WeightsPath = "", Width = -1.5, BatchSize = 0, Threads = -2 }));

        foreach (string fault in new[] { "WeightsPath is empty", "Width is -1.5;", "BatchSize is 0;", "Threads is -2;" })
            StringAssert.Contains(error.Message, fault);
        Assert.ThrowsExactly<ArgumentException>(() => Featurizer(new Vgg16Options { BatchSize = 1 << 20 }));
        Assert.ThrowsExactly<ArgumentException>(() => Featurizer(new Vgg16Options { Width = double.NaN }));
    }

    [TestMethod]
    public void Catalog_ShortOverload_UsesTheDefaults()
    {
        var table = new FrameTable(Vgg16Features.InputSize, 1);

        Vgg16FeaturizeTransformer transformer = new MLContext().Transforms.FeaturizeVgg16("Features", FrameTable.Frame).Fit(table);

        Assert.AreEqual(2048, transformer.FeatureCount);
        Assert.IsFalse(transformer.IsPretrained);
        StringAssert.Contains(transformer.WeightsDescription, "random");
        Assert.AreEqual(Vgg16Features.CreateRandom(0.25, 0).Digest, transformer.Digest);
    }

    [TestMethod]
    public void Load_Transformer_KeepsWhatItSaysOfItsWeights()
    {
        var table = new FrameTable(Vgg16Features.InputSize, 1);
        Vgg16FeaturizeTransformer transformer = Featurizer(Tiny).Fit(table);

        Vgg16FeaturizeTransformer loaded = Vgg16FeaturizeTransformer.Load(MemoryStage.Of(transformer).Reader());

        Assert.AreEqual(transformer.Digest, loaded.Digest);
        Assert.AreEqual(transformer.WeightsDescription, loaded.WeightsDescription);
        Assert.AreEqual(transformer.IsPretrained, loaded.IsPretrained);
        Assert.AreEqual(transformer.FeatureCount, loaded.FeatureCount);
    }

    [TestMethod]
    public void Load_ChangedWeights_IsAnError()
    {
        MemoryStage stage = MemoryStage.Of(Featurizer(Tiny).Fit(new FrameTable(Vgg16Features.InputSize, 1)));
        stage.ChangeFirstArray(values => values[0] += 1);

        Assert.ThrowsExactly<InvalidDataException>(() => Vgg16FeaturizeTransformer.Load(stage.Reader()));
    }

    private static Vgg16FeaturizeEstimator Featurizer(Vgg16Options options) =>
        new MLContext().Transforms.FeaturizeVgg16(ConformanceCase.Output, FrameTable.Frame, options);

    private static EstimatorChain<Vgg16FeaturizeTransformer> Pipeline(MLContext mlContext, Vgg16Options options) =>
        mlContext.Transforms.RenderIntensityScale("Rendered", FrameTable.Frame)
            .Append(mlContext.Transforms.ResizeFrames("Rendered", 224, 224))
            .Append(mlContext.Transforms.FeaturizeVgg16("Features", "Rendered", options));

    private static LbfgsLogisticRegressionBinaryTrainer Trainer(MLContext mlContext, int iterations = 50) =>
        mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            FeatureColumnName = "Features",
            L1Regularization = 0,
            L2Regularization = 1,
            OptimizationTolerance = 1e-9f,
            MaximumNumberOfIterations = iterations,
            NumberOfThreads = 1,
        });

    private sealed class Shot
    {
        public float[] Frame { get; set; } = [];
    }

    private sealed class Hit
    {
        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class Collected<T>(List<T> reports) : IProgress<T>
    {
        public void Report(T value) => reports.Add(value);
    }
}
