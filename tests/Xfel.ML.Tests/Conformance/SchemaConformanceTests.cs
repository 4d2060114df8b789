using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;

namespace Xfel.ML.Tests.Conformance;

/// <summary>What every estimator must say, and refuse, before it computes anything.</summary>
[TestClass]
public sealed class SchemaConformanceTests
{
    private static IEnumerable<object[]> BadTypes =>
        from name in ConformanceCases.Names
        from type in new[] { "scalar", "double", "unknown size", "one dimension", "three dimensions", "one unknown dimension", "text" }
        select new[] { name[0], type };

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Schema_OfShapeSchemaDataAndMapper_Agree(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        FrameTransformer transformer = estimator.Fit(table);

        DataViewSchema schema = transformer.GetOutputSchema(table.Schema);
        SchemaShape shape = estimator.Estimator().GetOutputSchema(Shapes.Of(table.Schema));

        string[] expected = [.. schema.Select(Describe)];
        CollectionAssert.AreEqual(expected, transformer.Transform(table).Schema.Select(Describe).ToArray());
        CollectionAssert.AreEqual(expected, transformer.GetRowToRowMapper(table.Schema).OutputSchema.Select(Describe).ToArray());
        CollectionAssert.AreEquivalent(Shapes.Of(schema).Select(Describe).ToArray(), shape.Select(Describe).ToArray());
        Assert.AreEqual(ConformanceCase.Output, schema[^1].Name);
        Assert.AreEqual(ConformanceCase.Output, transformer.OutputColumnName);
        Assert.AreEqual(FrameTable.Frame, transformer.InputColumnName);
        Assert.IsTrue(((VectorDataViewType)schema[^1].Type).IsKnownSize);
        Assert.AreEqual(NumberDataViewType.Single, ((VectorDataViewType)schema[^1].Type).ItemType);
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Schema_OutputNameInUse_GoesBehindTheColumnThatItHides(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();

        DataViewSchema schema = estimator.Create(new MLContext().Transforms, "Name", FrameTable.Frame).Fit(table).GetOutputSchema(table.Schema);

        CollectionAssert.AreEqual(new[] { "Index", "Frame", "Name", "Name", "Weights", "Group", "Label" }, schema.Select(column => column.Name).ToArray());
        Assert.IsTrue(schema[2].IsHidden);
        Assert.IsInstanceOfType<VectorDataViewType>(schema["Name"].Type);
        SchemaShape shape = estimator.Create(new MLContext().Transforms, "Name", FrameTable.Frame).GetOutputSchema(Shapes.Of(table.Schema));
        CollectionAssert.AreEquivalent(Shapes.Of(schema).Select(Describe).ToArray(), shape.Select(Describe).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Fit_ColumnMissing_IsAnErrorThatNamesIt(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTable table = estimator.Table();
        IEstimator<FrameTransformer> other = estimator.Create(new MLContext().Transforms, ConformanceCase.Output, "Nowhere");
        DataViewSchema.Builder builder = new();
        builder.AddColumn("Index", NumberDataViewType.Int64);

        foreach (Action act in new Action[]
        {
            () => other.Fit(table),
            () => other.GetOutputSchema(Shapes.Of(table.Schema)),
            () => estimator.Fit(table).GetOutputSchema(builder.ToSchema()),
            () => estimator.Fit(table).GetRowToRowMapper(builder.ToSchema()),
        })
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(act);
            StringAssert.Contains(error.Message, "Could not find input column");
            StringAssert.Contains(error.Message, "Index", "the columns that there are");
            Assert.AreEqual("inputSchema", error.ParamName);
        }
    }

    [TestMethod]
    [DynamicData(nameof(BadTypes))]
    public void Fit_ColumnOfAnotherType_IsAnErrorBeforeAnyWork(string name, string type)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTransformer fitted = estimator.Fit(estimator.Table());
        int height = estimator.Size.Height, width = estimator.Size.Width;
        DataViewType bad = type switch
        {
            "scalar" => NumberDataViewType.Single,
            "double" => new VectorDataViewType(NumberDataViewType.Double, height, width),
            "unknown size" => new VectorDataViewType(NumberDataViewType.Single),
            "one dimension" => new VectorDataViewType(NumberDataViewType.Single, height * width),
            "three dimensions" => new VectorDataViewType(NumberDataViewType.Single, height, width, 1),
            "one unknown dimension" => new VectorDataViewType(NumberDataViewType.Single, height, 0),
            _ => TextDataViewType.Instance,
        };
        var table = new FrameTable(estimator.Size, 2, frameType: bad);

        foreach (Action act in new Action[] { () => estimator.Fit(table), () => fitted.Transform(table), () => fitted.GetOutputSchema(table.Schema) })
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(act);
            StringAssert.Contains(error.Message, "Schema mismatch for input column 'Frame': expected Vector<Single, height, width>, got " + bad);
        }

        // A shape knows neither lengths nor dimensions, only scalar, vector or vector of unknown size.
        if (type is not ("one dimension" or "three dimensions"))
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.Estimator().GetOutputSchema(Shapes.Of(table.Schema)));
            StringAssert.Contains(error.Message, "Schema mismatch for input column 'Frame'");
        }

        Assert.IsEmpty(table.Reads);
    }

    [TestMethod]
    [DynamicData(nameof(ConformanceCases.Names), typeof(ConformanceCases))]
    public void Arguments_Null_AreRefusedByName(string name)
    {
        ConformanceCase estimator = ConformanceCases.Get(name);
        FrameTransformer transformer = estimator.Fit(estimator.Table());

        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.Estimator().Fit(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.Estimator().GetOutputSchema(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.Transform(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.GetOutputSchema(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.GetRowToRowMapper(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.Create(null!, "a", "b"));
        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.Create(new MLContext().Transforms, null!, "b"));
        Assert.ThrowsExactly<ArgumentException>(() => estimator.Create(new MLContext().Transforms, "a", ""));
    }

    private static string Describe(DataViewSchema.Column column) => $"{column.Index} {column.Name} {column.Type} {column.IsHidden}";

    private static string Describe(SchemaShape.Column column) => $"{column.Name} {column.Kind} {column.ItemType} {column.IsKey} {column.Annotations.Count}";
}
