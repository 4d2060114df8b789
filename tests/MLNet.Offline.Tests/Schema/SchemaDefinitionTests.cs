using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Schema;

[TestClass]
public sealed class SchemaDefinitionTests
{
    [TestMethod]
    public void Create_ClassWithAttributes_MakesColumns()
    {
        var definition = SchemaDefinition.Create(typeof(Everything));

        Assert.AreEqual(
            "Field: Int32; Label: Key<UInt32, 0-9>; Text: String; Open: Vector<Single>; Fixed: Vector<Single, 4>; Matrix: Vector<Double, 2, 3>; Buffer: Vector<Byte, 2>; Words: Vector<String>; Flag: Boolean; When: DateTime; Span: TimeSpan; Zone: DateTimeOffset; Id: DataViewRowId; Memory: String",
            string.Join("; ", definition.Select(c => $"{c.ColumnName}: {c.ColumnType}")));
        Assert.AreEqual("Class", definition["Label"].MemberName);
        Assert.IsNull(definition["Class"]);
    }

    [TestMethod]
    public void Create_Direction_SelectsMembers()
    {
        Assert.AreEqual("Both ReadOnly", string.Join(" ", SchemaDefinition.Create(typeof(Accessors), SchemaDefinition.Direction.Read).Select(c => c.ColumnName)));
        Assert.AreEqual("Both WriteOnly", string.Join(" ", SchemaDefinition.Create(typeof(Accessors), SchemaDefinition.Direction.Write).Select(c => c.ColumnName)));
        Assert.AreEqual("Both ReadOnly WriteOnly", string.Join(" ", SchemaDefinition.Create(typeof(Accessors)).Select(c => c.ColumnName)));
    }

    [TestMethod]
    public void Create_MembersThatCannotBeColumns_ThrowArgumentOutOfRange()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(WithDecimal)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(WithNullable)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(SignedKey)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(ScalarVector)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(SameName)));
        Assert.ThrowsExactly<ArgumentNullException>(() => SchemaDefinition.Create(null!));
    }

    [TestMethod]
    public void Indexer_SetOtherName_ThrowsArgumentOutOfRange()
    {
        var definition = SchemaDefinition.Create(typeof(Shot));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => definition["Other"] = definition["Name"]);
        Assert.ThrowsExactly<ArgumentNullException>(() => definition["Name"] = null!);
    }

    [TestMethod]
    public void AddAnnotation_Values_ReachTheSchema()
    {
        var definition = SchemaDefinition.Create(typeof(Shot));
        definition["Pixels"].AddAnnotation("SlotNames", new[] { "a", "b", "c" }, new VectorDataViewType(TextDataViewType.Instance, 3));
        definition["Pixels"].AddAnnotation("Scale", 2.5f, NumberDataViewType.Single);
        definition["Pixels"].AddAnnotation("Note", "hello", TextDataViewType.Instance);
        definition["Pixels"].AddAnnotation("Weights", new VBuffer<double>(2, [1, 2]), new VectorDataViewType(NumberDataViewType.Double, 2));
        DataViewSchema.Column column = new MLContext().Data.LoadFromEnumerable(Shot.Make(1), definition).Schema["Pixels"];
        float scale = 0;
        ReadOnlyMemory<char> note = default;
        column.Annotations.GetValue("Scale", ref scale);
        column.Annotations.GetValue("Note", ref note);

        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, column.TextAnnotation("SlotNames"));
        CollectionAssert.AreEqual(new double[] { 1, 2 }, column.VectorAnnotation<double>("Weights"));
        Assert.AreEqual(2.5f, scale);
        Assert.AreEqual("hello", note.ToString());
        Assert.AreEqual(4, definition["Pixels"].Annotations.Schema.Count);
    }

    [TestMethod]
    public void AddAnnotation_TwiceOrOfOtherType_ThrowsInvalidOperation()
    {
        SchemaDefinition.Column column = SchemaDefinition.Create(typeof(Shot))["Pixels"];
        column.AddAnnotation("x", 1, NumberDataViewType.Int32);

        Assert.ThrowsExactly<InvalidOperationException>(() => column.AddAnnotation("x", 2, NumberDataViewType.Int32));
        Assert.ThrowsExactly<InvalidOperationException>(() => column.AddAnnotation("y", 2, NumberDataViewType.Single));
        Assert.ThrowsExactly<InvalidOperationException>(() => column.AddAnnotation("z", 2, new VectorDataViewType(NumberDataViewType.Int32, 1)));
        Assert.ThrowsExactly<ArgumentNullException>(() => column.AddAnnotation("w", 2, null!));
    }

    [TestMethod]
    public void ChangedDefinition_RenamesAndRetypes()
    {
        var definition = SchemaDefinition.Create(typeof(Frame));
        definition["Pixels"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2, 2);
        definition["Pixels"].ColumnName = "Image";
        IDataView data = new MLContext().Data.LoadFromEnumerable([new Frame { Pixels = [1, 2, 3, 4] }], definition);

        Assert.AreEqual("Image: Vector<Single, 2, 2>", data.Schema.Describe());
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4 }, data.Vectors<float>("Image")[0]);
    }

    [TestMethod]
    public void LoadFromEnumerable_DefinitionThatDoesNotFit_ThrowsArgumentOutOfRange()
    {
        MLContext ml = new();
        var scalar = SchemaDefinition.Create(typeof(Frame));
        scalar["Pixels"].ColumnType = NumberDataViewType.Single;
        var other = SchemaDefinition.Create(typeof(Frame));
        other["Pixels"].ColumnType = new VectorDataViewType(NumberDataViewType.Double, 4);
        var foreign = SchemaDefinition.Create(typeof(Shot));

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Data.LoadFromEnumerable(Array.Empty<Frame>(), scalar));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Data.LoadFromEnumerable(Array.Empty<Frame>(), other));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Data.LoadFromEnumerable(Array.Empty<Frame>(), foreign));
    }

    private sealed class Frame
    {
        public float[] Pixels { get; set; } = [];
    }

    private sealed class Everything
    {
        public int Field = 1;

        [KeyType(10), ColumnName("Label")]
        public uint Class { get; set; }

        public string? Text { get; set; }

        public float[]? Open { get; set; }

        [VectorType(4)]
        public float[]? Fixed { get; set; }

        [VectorType(2, 3)]
        public double[]? Matrix { get; set; }

        [VectorType(2)]
        public VBuffer<byte> Buffer { get; set; }

        public string[]? Words { get; set; }

        public bool Flag { get; set; }

        public DateTime When { get; set; }

        public TimeSpan Span { get; set; }

        public DateTimeOffset Zone { get; set; }

        public DataViewRowId Id { get; set; }

        public ReadOnlyMemory<char> Memory { get; set; }

        [NoColumn]
        public decimal Left { get; set; }

        public int this[int index] => index + Field;
    }

    private sealed class Accessors
    {
        public int Both { get; set; }

        public int ReadOnly => Both;

        public int WriteOnly
        {
            set => Both = value;
        }
    }

    private sealed class WithDecimal
    {
        public decimal Value { get; set; }
    }

    private sealed class WithNullable
    {
        public float? Value { get; set; }
    }

    private sealed class SignedKey
    {
        [KeyType(3)]
        public int Value { get; set; }
    }

    private sealed class ScalarVector
    {
        [VectorType(3)]
        public float Value { get; set; }
    }

    private sealed class SameName
    {
        [ColumnName("x")]
        public float First { get; set; }

        [ColumnName("x")]
        public float Second { get; set; }
    }
}
