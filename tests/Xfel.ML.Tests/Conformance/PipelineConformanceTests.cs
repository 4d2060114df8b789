using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Conformance;

/// <summary>How every estimator behaves inside ML.NET's own machinery: chains, caches, prediction engines, bundles.</summary>
[TestClass]
public sealed class PipelineConformanceTests
{
    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void PredictionEngine_EachRow_EqualsTransform(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        var mlContext = new MLContext();
        FrameTable table = estimator.Table();
        FrameTransformer transformer = estimator.Fit(table);
        SchemaDefinition definition = SchemaDefinition.Create(typeof(FrameExample));
        definition[nameof(FrameExample.Frame)].ColumnType = table.Schema[FrameTable.Frame].Type;
        ITransformer model = new TransformerChain<ITransformer>(transformer, mlContext.Transforms.CopyColumns("Copy", ConformanceCase.Output).Fit(transformer.Transform(table)));
        using PredictionEngine<FrameExample, FrameResult> engine =
            mlContext.Model.CreatePredictionEngine<FrameExample, FrameResult>(model, inputSchemaDefinition: definition);
        List<MappedValues> expected = MappedValues.ReadAll(transformer.Transform(table));

        foreach (int row in new[] { 0, 1, 1, 5, 2 })
        {
            FrameResult result = engine.Predict(new FrameExample { Frame = table.FrameOf(row).ToArray(), Index = row });

            Assert.AreEqual(expected[row].Mapped, MappedValues.Bits(result.Mapped));
            Assert.AreEqual(expected[row].Mapped, MappedValues.Bits(result.Copy));
            Assert.AreEqual(row, result.Index);
        }
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void SaveLoad_Transformer_GivesTheSameBits(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        FrameTransformer transformer = estimator.Fit(table);
        MemoryStage stage = MemoryStage.Of(transformer);

        FrameTransformer loaded = estimator.Load(stage.Reader());

        Assert.AreEqual(transformer.GetType(), loaded.GetType());
        CollectionAssert.AreEqual(MappedValues.ReadAll(transformer.Transform(table)), MappedValues.ReadAll(loaded.Transform(table)));
        MemoryStage again = MemoryStage.Of(loaded);
        Assert.AreEqual(stage.OptionsJson, again.OptionsJson);
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void SaveLoad_BundleFile_GivesTheSameBits(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        var mlContext = new MLContext();
        FrameTable table = estimator.Table();
        FrameTransformer transformer = estimator.Fit(table);
        using var folder = new TemporaryFolder();
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(FrameTable.Frame, table.Schema[FrameTable.Frame].Type);

        ModelBundle.Save(mlContext, transformer, schema.ToSchema(), folder.File("model.xfel"));
        ITransformer loaded = ModelBundle.Load(mlContext, folder.File("model.xfel")).Model;

        CollectionAssert.AreEqual(MappedValues.ReadAll(transformer.Transform(table)), MappedValues.ReadAll(loaded.Transform(table)));
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Save_ByMLNet_PointsToTheBundle(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        FrameTransformer transformer = estimator.Fit(table);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => ((ICanSaveModel)transformer).Save(null!));

        StringAssert.Contains(error.Message, "ModelBundle.Save");
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Chain_WithCacheCheckpoint_ComputesOnceAndGivesTheSameBits(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        var mlContext = new MLContext();
        FrameTable table = estimator.Table();
        var reader = new PassesEstimator(passes: 3);
        IEstimator<ITransformer> chain = mlContext.Transforms.CopyColumns("Before", FrameTable.Frame)
            .Append(estimator.Create(mlContext.Transforms, ConformanceCase.Output, "Before"))
            .AppendCacheCheckpoint(mlContext)
            .Append(reader);
        // A fit that learns from the data reads it by itself, once.
        int learning = estimator.Learns ? 1 : 0;

        ITransformer model = chain.Fit(table);

        Assert.HasCount(ConformanceCase.Rows, table.Reads);
        Assert.IsTrue(table.Reads.Values.All(reads => reads == 1 + learning), "three passes of the trainer, one of the estimator");
        List<MappedValues> expected = MappedValues.ReadAll(estimator.Fit(table).Transform(table));
        foreach (string[] pass in reader.Seen)
            CollectionAssert.AreEqual(expected.ConvertAll(row => row.Mapped), pass);
        // ML.NET reads copies through parallel cursors, which deal rows out in batches.
        CollectionAssert.AreEqual(expected, MappedValues.ReadAll(model.Transform(table)).ConvertAll(row => row with { Batch = 0 }));
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Mapper_Dependencies_NameTheFrameOnlyForTheOutput(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        IRowToRowMapper mapper = estimator.Fit(table).GetRowToRowMapper(table.Schema);

        string[] Names(params string[] columns) =>
            [.. mapper.GetDependencies(columns.Select(column => mapper.OutputSchema[column])).Select(column => column.Name)];

        Assert.AreSame(table.Schema, mapper.InputSchema);
        CollectionAssert.AreEqual(new[] { "Frame" }, Names(ConformanceCase.Output));
        CollectionAssert.AreEqual(new[] { "Name" }, Names("Name"));
        CollectionAssert.AreEqual(new[] { "Index", "Frame" }, Names(ConformanceCase.Output, "Index"));
        CollectionAssert.AreEqual(Array.Empty<string>(), Names());
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Mapper_Row_FollowsTheRowBelowAndDisposesOfIt(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table(), other = new(new(3, 3), 1);
        FrameTransformer transformer = estimator.Fit(table);
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(table.Schema);
        List<MappedValues> expected = MappedValues.ReadAll(transformer.Transform(table));
        using DataViewRowCursor input = table.GetRowCursor(table.Schema);
        DataViewSchema.Column output = mapper.OutputSchema[ConformanceCase.Output];

        using DataViewRow row = mapper.GetRow(input, mapper.OutputSchema);

        ValueGetter<VBuffer<float>> getter = row.GetGetter<VBuffer<float>>(output);
        VBuffer<float> value = default;
        while (input.MoveNext())
        {
            getter(ref value);
            Assert.AreEqual(input.Position, row.Position);
            Assert.AreEqual(expected[(int)input.Position].Mapped, MappedValues.Bits(value));
        }

        Assert.ThrowsExactly<InvalidOperationException>(() => row.GetGetter<float>(output), "the column holds vectors");
        using DataViewRowCursor foreign = other.GetRowCursor(other.Schema);
        Assert.ThrowsExactly<InvalidOperationException>(() => mapper.GetRow(foreign, mapper.OutputSchema));
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Transform_CursorsOfManyThreads_GiveTheSameBits(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        IDataView mapped = estimator.Fit(table).Transform(table);
        List<MappedValues> expected = MappedValues.ReadAll(mapped);

        Parallel.For(0, 4, _ => CollectionAssert.AreEqual(expected, MappedValues.ReadAll(mapped)));
    }

    private sealed class FrameExample
    {
        public float[] Frame { get; set; } = [];

        public long Index { get; set; }
    }

    private sealed class FrameResult
    {
        [VectorType]
        public float[] Mapped { get; set; } = [];

        [VectorType]
        public float[] Copy { get; set; } = [];

        public long Index { get; set; }
    }
}
