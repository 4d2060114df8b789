using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Offline.Tests.Pipelines;

namespace MLNet.Offline.Tests.Prediction;

[TestClass]
public sealed class PredictionEngineTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Shots => _ml.Data.LoadFromEnumerable(Shot.Make(6));

    private ITransformer Scaled => _ml.Transforms.NormalizeMinMax("Pixels").Append(_ml.Transforms.CopyColumns("Copy", "Index")).Fit(Shots);

    [TestMethod]
    public void Predict_Examples_GivesTheTransformersOutput()
    {
        using PredictionEngine<Shot, Result> engine = _ml.Model.CreatePredictionEngine<Shot, Result>(Scaled);
        Result result = engine.Predict(Shot.Make(6)[5]);

        Assert.AreEqual(5, result.Copy);
        CollectionAssert.AreEqual(new float[] { 1, -1, 1 }, result.Pixels);
        Assert.AreEqual("shot 2", result.Name);
    }

    [TestMethod]
    public void Predict_ManyTimes_MovesOnEachTime()
    {
        using PredictionEngine<Shot, Result> engine = _ml.Model.CreatePredictionEngine<Shot, Result>(Scaled);
        foreach (Shot shot in Shot.Make(6))
            Assert.AreEqual(shot.Index, engine.Predict(shot).Copy);
        Shot same = Shot.Make(3)[2];
        Assert.AreEqual(2, engine.Predict(same).Copy);
        same.Index = 7;
        Assert.AreEqual(7, engine.Predict(same).Copy);
    }

    [TestMethod]
    public void Predict_ReusedResult_IsFilledAgain()
    {
        using PredictionEngine<Shot, Result> engine = _ml.Model.CreatePredictionEngine<Shot, Result>(Scaled);
        Result result = null!;
        engine.Predict(Shot.Make(6)[4], ref result);
        Result first = result;
        float[] pixels = result.Pixels!;
        engine.Predict(Shot.Make(6)[5], ref result);

        Assert.AreSame(first, result);
        Assert.AreSame(pixels, result.Pixels);
        Assert.AreEqual(5, result.Copy);
    }

    [TestMethod]
    public void Predict_ThirdPartyTransformer_Works()
    {
        using PredictionEngine<Shot, CountingEstimator.Sum> engine = _ml.Model.CreatePredictionEngine<Shot, CountingEstimator.Sum>(new CountingTransformer());

        Assert.AreEqual(4f, engine.Predict(Shot.Make(3)[2]).Total);
        Assert.AreEqual(25f, engine.Predict(Shot.Make(6)[5]).Total);
    }

    [TestMethod]
    public void Predict_CustomMapping_RunsOncePerExample()
    {
        int calls = 0;
        ITransformer mapping = _ml.Transforms.CustomMapping<Shot, Two>((s, t) =>
        {
            calls++;
            t.First = s.Index;
            t.Second = -s.Index;
        }, null!).Fit(Shots);
        using PredictionEngine<Shot, Two> engine = _ml.Model.CreatePredictionEngine<Shot, Two>(mapping);

        Assert.AreEqual(-3, engine.Predict(Shot.Make(6)[3]).Second);
        Assert.AreEqual(-4, engine.Predict(Shot.Make(6)[4]).Second);
        Assert.AreEqual(2, calls);
    }

    [TestMethod]
    public void Create_ResultMemberWithoutColumn_IsIgnoredUnlessAsked()
    {
        Assert.AreEqual(0f, _ml.Model.CreatePredictionEngine<Shot, CountingEstimator.Sum>(Scaled).Predict(new Shot()).Total);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Shot, CountingEstimator.Sum>(Scaled, ignoreMissingColumns: false));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Shot, CountingEstimator.Sum>(Scaled, new PredictionEngineOptions { IgnoreMissingColumns = false }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Shot, CountingEstimator.Sum>(Scaled, Shots.Schema));
    }

    [TestMethod]
    public void Create_ExampleWithoutNeededColumn_ThrowsArgumentOutOfRange()
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Two, Result>(Scaled));

    [TestMethod]
    public void Create_NotARowMapper_ThrowsArgumentOutOfRange()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Shot, Result>(new Sorter()));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Model.CreatePredictionEngine<Shot, Result>(null!));
    }

    [TestMethod]
    public void Create_WithSchema_TakesSizesFromIt()
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Pixels", new VectorDataViewType(NumberDataViewType.Single, 3));
        schema.AddColumn("Index", NumberDataViewType.Int32);
        DataViewSchema built = schema.ToSchema();
        using PredictionEngine<OpenShot, OpenResult> engine = _ml.Model.CreatePredictionEngine<OpenShot, OpenResult>(Scaled, built);

        CollectionAssert.AreEqual(new float[] { 1, -1, 1 }, engine.Predict(new OpenShot { Pixels = [5, -5, 25] }).Pixels);
        // Without it the vector has no known size, and cannot be normalized.
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<OpenShot, OpenResult>(Scaled));
    }

    [TestMethod]
    public void Create_WithDefinitions_Renames()
    {
        var input = SchemaDefinition.Create(typeof(OpenShot));
        input["Pixels"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3);
        var output = SchemaDefinition.Create(typeof(Two));
        output["First"].ColumnName = "Copy";
        output["Second"].ColumnName = "Index";
        using PredictionEngine<OpenShot, Two> engine = _ml.Model.CreatePredictionEngine<OpenShot, Two>(Scaled, inputSchemaDefinition: input, outputSchemaDefinition: output);

        Assert.AreEqual(9, engine.Predict(new OpenShot { Pixels = [1, 2, 3], Index = 9 }).First);
    }

    [TestMethod]
    public void OutputSchema_IsTheTransformers()
    {
        using PredictionEngine<Shot, Result> engine = _ml.Model.CreatePredictionEngine<Shot, Result>(Scaled);

        Assert.AreEqual("Photons: Single; Index: Int32; Name: String; (Pixels: Vector<Single, 3>); Pixels: Vector<Single, 3> [IsNormalized]; Copy: Int32", engine.OutputSchema.Describe());
    }

    [TestMethod]
    public void Predict_Null_ThrowsArgumentNull()
    {
        using PredictionEngine<Shot, Result> engine = _ml.Model.CreatePredictionEngine<Shot, Result>(Scaled);
        Assert.ThrowsExactly<ArgumentNullException>(() => engine.Predict(null!));
    }

    private sealed class Result
    {
        public int Copy { get; set; }

        public string? Name { get; set; }

        public float[]? Pixels { get; set; }
    }

    private sealed class OpenResult
    {
        public float[]? Pixels { get; set; }
    }

    private sealed class OpenShot
    {
        public float[]? Pixels { get; set; }

        public int Index { get; set; }
    }

    private sealed class Two
    {
        public int First { get; set; }

        public int Second { get; set; }
    }

    private sealed class Sorter : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

        public IDataView Transform(IDataView input) => input;
    }
}
