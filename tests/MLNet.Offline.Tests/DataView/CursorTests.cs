using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.DataView;

[TestClass]
public sealed class CursorTests
{
    private readonly MLContext _ml = new(1);

    public static IEnumerable<object[]> Views()
    {
        MLContext ml = new(1);
        IDataView rows = ml.Data.LoadFromEnumerable(Shot.Make(20));
        yield return ["enumerable", rows];
        yield return ["copied", ml.Transforms.CopyColumns("Other", "Index").Fit(rows).Transform(rows)];
        yield return ["cached", ml.Data.Cache(rows)];
        yield return ["filtered", ml.Data.FilterRowsByColumn(rows, "Photons", 0, 100)];
        yield return ["taken", ml.Data.TakeRows(rows, 20)];
        yield return ["selected", ml.Transforms.SelectColumns("Index", "Photons", "Pixels").Fit(rows).Transform(rows)];
        yield return ["shuffled", ml.Data.ShuffleRows(rows, seed: 3)];
    }

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void Position_OfCursor_CountsRows(string name, IDataView data)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Index"]]);
        Assert.AreEqual(-1, cursor.Position, name);
        for (int i = 0; i < 20; i++)
        {
            Assert.IsTrue(cursor.MoveNext(), name);
            Assert.AreEqual(i, cursor.Position, name);
            Assert.AreEqual(0, cursor.Batch, name);
        }

        Assert.IsFalse(cursor.MoveNext(), name);
        Assert.AreEqual(-1, cursor.Position, name);
        Assert.IsFalse(cursor.MoveNext(), name);
    }

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void IsColumnActive_OnlyOfThoseAskedFor(string name, IDataView data)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Index"]]);

        Assert.IsTrue(cursor.IsColumnActive(data.Schema["Index"]), name);
        Assert.IsFalse(cursor.IsColumnActive(data.Schema["Pixels"]), name);
        Assert.AreSame(data.Schema, cursor.Schema);
    }

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void GetGetter_WrongType_ThrowsInvalidOperation(string name, IDataView data)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Index"]]);

        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<float>(data.Schema["Index"]), name);
    }

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void GetGetter_InactiveColumn_Throws(string name, IDataView data)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Index"]]);

        Exception fault = Assert.Throws<Exception>(() => cursor.GetGetter<VBuffer<float>>(data.Schema["Pixels"]), name);
        Assert.IsTrue(fault is ArgumentOutOfRangeException or InvalidOperationException, $"{name}: {fault}");
    }

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void Ids_OfRows_StayWithTheRows(string name, IDataView data)
    {
        var byId = new Dictionary<DataViewRowId, int>();
        for (int pass = 0; pass < 2; pass++)
        {
            using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Index"]], pass == 1 && data.CanShuffle ? new Random(5) : null);
            ValueGetter<int> get = cursor.GetGetter<int>(data.Schema["Index"]);
            ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
            while (cursor.MoveNext())
            {
                int index = 0;
                DataViewRowId id = default;
                get(ref index);
                getId(ref id);
                if (pass == 0)
                    byId.Add(id, index);
                else
                    Assert.AreEqual(index, byId[id], name);
            }
        }

        Assert.HasCount(20, byId);
        Assert.AreEqual(7, byId[new DataViewRowId(7, 0)], name);
    }

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void CursorSet_Together_HasAllRows(string name, IDataView data)
    {
        DataViewRowCursor[] cursors = data.GetRowCursorSet([data.Schema["Index"]], 3);
        var seen = new List<int>();
        foreach (DataViewRowCursor cursor in cursors)
        {
            using (cursor)
            {
                ValueGetter<int> get = cursor.GetGetter<int>(data.Schema["Index"]);
                long batch = -1;
                while (cursor.MoveNext())
                {
                    Assert.IsTrue(cursor.Batch >= batch, name);
                    batch = cursor.Batch;
                    int index = 0;
                    get(ref index);
                    seen.Add(index);
                }
            }
        }

        seen.Sort();
        CollectionAssert.AreEqual(Enumerable.Range(0, 20).ToArray(), seen, name);
    }

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void GetRowCursor_ForeignColumn_ThrowsInvalidOperation(string name, IDataView data)
    {
        var builder = new DataViewSchema.Builder();
        for (int i = 0; i < 10; i++)
            builder.AddColumn($"c{i}", NumberDataViewType.Int32);

        Exception fault = Assert.Throws<Exception>(() => data.GetRowCursor([builder.ToSchema()["c9"]]), name);
        Assert.IsTrue(fault is InvalidOperationException or IndexOutOfRangeException, $"{name}: {fault}");
    }

    [TestMethod]
    public void Getter_BeforeFirstRow_Throws()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(2));
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        DataViewRowId id = default;

        Assert.ThrowsExactly<InvalidOperationException>(() => getId(ref id));
    }

    [TestMethod]
    public void Getters_OfVectors_ReuseTheBuffer()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(4));
        IDataView scaled = _ml.Transforms.NormalizeMinMax("Pixels").Fit(data).Transform(data);
        using DataViewRowCursor cursor = scaled.GetRowCursor([scaled.Schema["Pixels"]]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(scaled.Schema["Pixels"]);
        VBuffer<float> value = default;
        cursor.MoveNext();
        get(ref value);
        float[] first = value.GetValues().ToArray();
        get(ref value);

        CollectionAssert.AreEqual(first, value.GetValues().ToArray());
    }
}
