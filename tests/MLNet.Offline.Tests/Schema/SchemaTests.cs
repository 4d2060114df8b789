using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Schema;

[TestClass]
public sealed class SchemaTests
{
    private static DataViewSchema Make(params (string Name, DataViewType Type)[] columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach ((string name, DataViewType type) in columns)
            builder.AddColumn(name, type);
        return builder.ToSchema();
    }

    [TestMethod]
    public void Builder_SameNameTwice_HidesTheEarlier()
    {
        DataViewSchema schema = Make(("a", NumberDataViewType.Int32), ("b", TextDataViewType.Instance), ("a", NumberDataViewType.Single));

        Assert.AreEqual(3, schema.Count);
        Assert.IsTrue(schema[0].IsHidden);
        Assert.IsFalse(schema[2].IsHidden);
        Assert.AreEqual(2, schema["a"].Index);
        Assert.AreEqual(NumberDataViewType.Single, schema["a"].Type);
        Assert.AreEqual("3 columns", schema.ToString());
        Assert.AreEqual("b: String", schema[1].ToString());
    }

    [TestMethod]
    public void Indexer_UnknownColumn_ThrowsArgumentOutOfRange()
    {
        DataViewSchema schema = Make(("a", NumberDataViewType.Int32));

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema["b"]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema[1]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema[-1]);
        Assert.ThrowsExactly<ArgumentNullException>(() => schema[""]);
        Assert.ThrowsExactly<ArgumentNullException>(() => schema.GetColumnOrNull(null!));
        Assert.IsNull(schema.GetColumnOrNull("b"));
    }

    [TestMethod]
    public void Builder_NullArguments_ThrowArgumentNull()
    {
        var builder = new DataViewSchema.Builder();
        Assert.ThrowsExactly<ArgumentNullException>(() => builder.AddColumn("", TextDataViewType.Instance));
        Assert.ThrowsExactly<ArgumentNullException>(() => builder.AddColumn("a", null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new DataViewSchema.DetachedColumn(null!, TextDataViewType.Instance));
        Assert.ThrowsExactly<ArgumentNullException>(() => new DataViewSchema.DetachedColumn("a", null!));
    }

    [TestMethod]
    public void Annotations_Builder_RoundTrips()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        builder.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, 2), (ref VBuffer<ReadOnlyMemory<char>> value) => value = new(2, ["x".AsMemory(), "y".AsMemory()]));
        DataViewSchema.Annotations annotations = builder.ToAnnotations();

        var schema = new DataViewSchema.Builder();
        schema.AddColumn("c", new VectorDataViewType(NumberDataViewType.Single, 2), annotations);
        DataViewSchema.Column column = schema.ToSchema()["c"];
        bool flag = false;
        column.Annotations.GetValue("IsNormalized", ref flag);

        Assert.IsTrue(flag);
        CollectionAssert.AreEqual(new[] { "x", "y" }, column.TextAnnotation("SlotNames"));
        Assert.AreEqual("c: Vector<Single, 2> {IsNormalized, SlotNames}", column.ToString());
        Assert.AreEqual("IsNormalized, SlotNames", annotations.ToString());
        Assert.AreEqual(0, DataViewSchema.Annotations.Empty.Schema.Count);
    }

    [TestMethod]
    public void Annotations_WrongRequests_Throw()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("Number", NumberDataViewType.Int32, 4);
        DataViewSchema.Annotations annotations = builder.ToAnnotations();
        float wrong = 0;
        int number = 0;

        Assert.ThrowsExactly<InvalidOperationException>(() => annotations.GetValue("Number", ref wrong));
        Assert.ThrowsExactly<InvalidOperationException>(() => annotations.GetValue("Other", ref number));
        Assert.ThrowsExactly<ArgumentException>(() => builder.AddPrimitiveValue("x", NumberDataViewType.Int32, 1f));
        Assert.ThrowsExactly<ArgumentException>(() => builder.Add("x", NumberDataViewType.Int32, (ref float value) => value = 0));
        Assert.ThrowsExactly<ArgumentNullException>(() => builder.Add("x", null!, (ref float value) => value = 0));
    }

    [TestMethod]
    public void Annotations_AddSelected_TakesOnlyThose()
    {
        var first = new DataViewSchema.Annotations.Builder();
        first.AddPrimitiveValue("a", NumberDataViewType.Int32, 1);
        first.AddPrimitiveValue("b", NumberDataViewType.Int32, 2);
        var second = new DataViewSchema.Annotations.Builder();
        second.Add(first.ToAnnotations(), name => name == "b");
        second.Add(null!, _ => true);
        DataViewSchema.Annotations annotations = second.ToAnnotations();
        int value = 0;
        annotations.GetValue("b", ref value);

        Assert.AreEqual(1, annotations.Schema.Count);
        Assert.AreEqual(2, value);
    }

    [TestMethod]
    public void SchemaShape_OfView_DescribesVisibleColumns()
    {
        IDataView data = new MLContext().Data.LoadFromEnumerable(Shot.Make(1));

        Assert.AreEqual("Photons: Scalar Single; Index: Scalar Int32; Name: Scalar String; Pixels: Vector Single", Views.ShapeOf(data).Describe());
        Assert.ThrowsExactly<ArgumentNullException>(() => new SchemaShape(null!));
        Assert.AreEqual(0, new SchemaShape([]).Count);
    }
}
