using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Data;

[TestClass]
public sealed class LoadFromEnumerableTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Schema_OfClass_HasFieldsThenProperties()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(2));

        Assert.AreEqual("Photons: Single; Index: Int32; Name: String; Pixels: Vector<Single, 3>", data.Schema.Describe());
        Assert.IsFalse(data.CanShuffle);
        Assert.AreEqual(2, data.GetRowCount());
        Assert.IsNull(_ml.Data.LoadFromEnumerable(Shot.Make(2).Where(_ => true)).GetRowCount());
    }

    [TestMethod]
    public void Columns_OfRows_HaveTheirValues()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(3));

        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, data.Column<int>("Index"));
        CollectionAssert.AreEqual(new[] { 0, 0.5f, 1 }, data.Column<float>("Photons"));
        CollectionAssert.AreEqual(new[] { "shot 0", "shot 1", "shot 2" }, data.Texts("Name"));
        CollectionAssert.AreEqual(new float[] { 2, -2, 4 }, data.Vectors<float>("Pixels")[2]);
    }

    [TestMethod]
    public void NullMembers_AreEmpty()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Shot()]);

        Assert.AreEqual("", data.Texts("Name")[0]);
        Assert.IsEmpty(data.Vectors<float>("Pixels")[0]);
    }

    [TestMethod]
    public void VectorOfOtherSize_IsPassedOn()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Shot { Pixels = [1, 2, 3, 4, 5] }]);

        Assert.HasCount(5, data.Vectors<float>("Pixels")[0]);
    }

    [TestMethod]
    public void Reading_EnumeratesAnewAndLazily()
    {
        var rows = new CountedRows<Shot>(Shot.Make(10));
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        Assert.AreEqual(0, rows.Passes);

        data.Column<int>("Index");
        data.Column<float>("Photons");
        Assert.AreEqual(2, rows.Passes);

        using (DataViewRowCursor cursor = data.GetRowCursor(data.Schema))
        {
            Assert.IsTrue(cursor.MoveNext());
            Assert.IsTrue(cursor.MoveNext());
        }

        Assert.AreEqual(22, rows.RowsRead);
    }

    [TestMethod]
    public void InactiveMembers_AreNotRead()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Tripwire()]);

        CollectionAssert.AreEqual(new[] { 5 }, data.Column<int>("Safe"));
        Assert.Throws<InvalidOperationException>(() => data.Column<int>("Wire"));
    }

    [TestMethod]
    public void NullRow_ThrowsInvalidOperation()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Shot(), null!]);
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);

        Assert.IsTrue(cursor.MoveNext());
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.MoveNext());
    }

    [TestMethod]
    public void NullArguments_ThrowArgumentNull()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Data.LoadFromEnumerable<Shot>(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Data.LoadFromEnumerable(Shot.Make(1), (DataViewSchema)null!));
    }

    [TestMethod]
    public void KeyMembers_CountFromZero()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Keyed { Small = 0, Large = 0 }, new Keyed { Small = 2, Large = 9 }, new Keyed { Small = 3, Large = 100 }]);

        Assert.AreEqual("Small: Key<UInt32, 0-2>; Large: Key<UInt64, 0-9>", data.Schema.Describe());
        CollectionAssert.AreEqual(new uint[] { 1, 3, 0 }, data.Column<uint>("Small"));
        CollectionAssert.AreEqual(new ulong[] { 1, 10, 0 }, data.Column<ulong>("Large"));
    }

    [TestMethod]
    public void WithSchema_TakesItsTypesAndAnnotations()
    {
        var names = new DataViewSchema.Annotations.Builder();
        names.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, 3), (ref VBuffer<ReadOnlyMemory<char>> value) => value = new(3, ["x".AsMemory(), "y".AsMemory(), "z".AsMemory()]));
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Pixels", new VectorDataViewType(NumberDataViewType.Single, 1, 3), names.ToAnnotations());
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(1), schema.ToSchema());

        // Members that the schema does not name stay columns.
        Assert.AreEqual("Photons: Single; Index: Int32; Name: String; Pixels: Vector<Single, 1, 3> [SlotNames]", data.Schema.Describe());
        CollectionAssert.AreEqual(new[] { "x", "y", "z" }, data.Schema["Pixels"].TextAnnotation("SlotNames"));
    }

    [TestMethod]
    public void WithSchema_ColumnWithoutMember_ThrowsInvalidOperation()
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Energy", NumberDataViewType.Single);

        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.LoadFromEnumerable(Shot.Make(1), schema.ToSchema()));
    }

    [TestMethod]
    public void WithSchema_OtherItemType_ThrowsArgumentOutOfRange()
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Photons", NumberDataViewType.Double);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(Shot.Make(1), schema.ToSchema()));
    }

    [TestMethod]
    public void BufferMember_IsCopied()
    {
        var row = new Buffered { Values = new VBuffer<int>(4, 1, [7], [2]) };
        IDataView data = _ml.Data.LoadFromEnumerable([row]);
        VBuffer<int> value = data.Column<VBuffer<int>>("Values")[0];

        Assert.IsFalse(value.IsDense);
        CollectionAssert.AreEqual(new[] { 0, 0, 7, 0 }, value.DenseValues().ToArray());
    }

    [TestMethod]
    public void TextsAndTimes_RoundTrip()
    {
        var when = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        IDataView data = _ml.Data.LoadFromEnumerable([new Timed { Words = ["a", null!, "c"], When = when, Took = TimeSpan.FromSeconds(2) }]);

        CollectionAssert.AreEqual(new[] { "a", "", "c" }, data.Vectors<ReadOnlyMemory<char>>("Words")[0].Select(t => t.ToString()).ToArray());
        Assert.AreEqual(when, data.Column<DateTime>("When")[0]);
        Assert.AreEqual(TimeSpan.FromSeconds(2), data.Column<TimeSpan>("Took")[0]);
        Timed back = _ml.Data.CreateEnumerable<Timed>(data, reuseRowObject: false).Single();
        CollectionAssert.AreEqual(new[] { "a", "", "c" }, back.Words);
    }

    private sealed class Tripwire
    {
        public int Safe => 5;

        public int Wire => throw new InvalidOperationException("was read");
    }

    private sealed class Keyed
    {
        [KeyType(3)]
        public uint Small { get; set; }

        [KeyType(10)]
        public ulong Large { get; set; }
    }

    private sealed class Buffered
    {
        [VectorType(4)]
        public VBuffer<int> Values { get; set; }
    }

    private sealed class Timed
    {
        public string[]? Words { get; set; }

        public DateTime When { get; set; }

        public TimeSpan Took { get; set; }
    }
}
