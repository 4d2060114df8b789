using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests;

/// <summary>Columns, types and annotations of scored data, as later stages and evaluators rely on them.</summary>
[TestClass]
public sealed class ScoreColumnTests
{
    private static string Text(DataViewSchema.Column column, string kind)
    {
        ReadOnlyMemory<char> value = default;
        column.Annotations.GetValue(kind, ref value);
        return value.ToString();
    }

    private static string[] Kinds(DataViewSchema.Column column) => [.. column.Annotations.Schema.Select(c => c.Name).Order(StringComparer.Ordinal)];

    private static string[] Names(DataViewSchema.Column column, string kind)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.Annotations.GetValue(kind, ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    [TestMethod]
    public void BinarySchema_ScoredData_HasThreeAnnotatedColumns()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);

        var transformer = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        DataViewSchema schema = transformer.Transform(data).Schema;

        CollectionAssert.AreEqual(new[] { "Features", "Label", "Weight", "PredictedLabel", "Score", "Probability" }, schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(BooleanDataViewType.Instance, schema["PredictedLabel"].Type);
        Assert.AreEqual(NumberDataViewType.Single, schema["Score"].Type);
        Assert.AreEqual(NumberDataViewType.Single, schema["Probability"].Type);
        foreach (string name in new[] { "PredictedLabel", "Score", "Probability" })
        {
            Assert.AreEqual("BinaryClassification", Text(schema[name], "ScoreColumnKind"));
            Assert.AreEqual(name, Text(schema[name], "ScoreValueKind"));
        }

        CollectionAssert.AreEqual(new[] { "ScoreColumnKind", "ScoreColumnSetId", "ScoreValueKind" }, Kinds(schema["PredictedLabel"]));
        CollectionAssert.AreEqual(new[] { "ScoreColumnKind", "ScoreColumnSetId", "ScoreValueKind" }, Kinds(schema["Score"]));
        CollectionAssert.AreEqual(new[] { "IsNormalized", "ScoreColumnKind", "ScoreColumnSetId", "ScoreValueKind" }, Kinds(schema["Probability"]));
        CollectionAssert.AreEqual(schema.Select(column => column.Name).ToArray(), transformer.GetOutputSchema(data.Schema).Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void ScoreColumnSetId_ScoredTwice_CountsUp()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);
        var transformer = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);

        IDataView once = transformer.Transform(data);
        IDataView twice = transformer.Transform(once);

        Assert.AreEqual(1u, SetId(once.Schema["Score"]));
        Assert.AreEqual(2u, SetId(twice.Schema["Score"]));
        Assert.HasCount(9, twice.Schema);

        static uint SetId(DataViewSchema.Column column)
        {
            uint id = 0;
            column.Annotations.GetValue("ScoreColumnSetId", ref id);
            return id;
        }
    }

    [TestMethod]
    public void MulticlassSchema_ScoredData_CarriesTheClassNames()
    {
        var context = new MLContext(1);
        IDataView data = Problems.WithKey(context, Problems.Load(context, Problems.GoldenClasses(out _), 20));

        DataViewSchema schema = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data).Transform(data).Schema;

        CollectionAssert.AreEqual(new[] { "Features", "Class", "Weight", "Label", "PredictedLabel", "Score" }, schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), schema["Score"].Type);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), schema["PredictedLabel"].Type);
        CollectionAssert.AreEqual(Problems.ClassNames, Names(schema["Score"], "SlotNames"));
        CollectionAssert.AreEqual(Problems.ClassNames, Names(schema["Score"], "TrainingLabelValues"));
        CollectionAssert.AreEqual(Problems.ClassNames, Names(schema["PredictedLabel"], "KeyValues"));
        Assert.AreEqual("MulticlassClassification", Text(schema["Score"], "ScoreColumnKind"));
        Assert.AreEqual("PredictedLabel", Text(schema["PredictedLabel"], "ScoreValueKind"));
        CollectionAssert.AreEqual(new[] { "ScoreColumnKind", "ScoreColumnSetId", "ScoreValueKind", "SlotNames", "TrainingLabelValues" }, Kinds(schema["Score"]));
        CollectionAssert.AreEqual(new[] { "KeyValues", "ScoreColumnKind", "ScoreColumnSetId", "ScoreValueKind" }, Kinds(schema["PredictedLabel"]));
    }

    [TestMethod]
    public void Transform_OnlyTheDecisionActive_LeavesTheFeatures()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);
        IDataView scored = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data).Transform(data);

        using DataViewRowCursor cursor = scored.GetRowCursor([scored.Schema["PredictedLabel"]]);

        Assert.IsTrue(cursor.IsColumnActive(scored.Schema["PredictedLabel"]));
        Assert.IsFalse(cursor.IsColumnActive(scored.Schema["Probability"]));
        Assert.IsFalse(cursor.IsColumnActive(scored.Schema["Label"]));
        Assert.IsTrue(cursor.MoveNext());
    }

    [TestMethod]
    public void GetOutputSchema_OtherFeatureSize_SaysBothTypes()
    {
        var context = new MLContext(1);
        var transformer = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(Problems.Load(context, Problems.Clouds(), 5));
        IDataView other = Problems.Load(context, Problems.Clouds(columns: 6), 6);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => transformer.GetOutputSchema(other.Schema));

        Assert.Contains("Schema mismatch for feature column 'Features': expected Vector<Single, 5>, got Vector<Single, 6>", error.Message);
    }

    [TestMethod]
    public void Transform_WithoutTheFeatureColumn_Throws()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);
        var transformer = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        IDataView without = context.Transforms.DropColumns("Features").Fit(data).Transform(data);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => transformer.Transform(without));
    }

    [TestMethod]
    public void Transform_ChainedThroughPipeline_PredictsThroughAnEngine()
    {
        var context = new MLContext(1);
        List<ClassRow> rows = Problems.GoldenClasses(out _);
        IDataView data = Problems.Load(context, rows, 20);
        var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "Class")
            .AppendCacheCheckpoint(context)
            .Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
            .Append(context.Transforms.Conversion.MapKeyToValue("Decision", "PredictedLabel"));
        var model = pipeline.Fit(data);
        string[] expected = [.. model.Transform(data).GetColumn<string>("Decision")];
        var definition = SchemaDefinition.Create(typeof(ClassRow));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 20);

        var engine = context.Model.CreatePredictionEngine<ClassRow, ClassPrediction>(model, inputSchemaDefinition: definition);

        for (int i = 0; i < 10; i++)
            Assert.AreEqual(expected[i], engine.Predict(rows[i]).Decision);
    }

    private sealed class ClassPrediction
    {
        public string Decision { get; set; } = "";

        public float[] Score { get; set; } = [];
    }
}
