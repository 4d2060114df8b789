using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Data;

[TestClass]
public sealed class CacheTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Cache_SameColumns_ReadTheSourceOnce()
    {
        var rows = new CountedRows<Shot>(Shot.Make(30));
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(rows));
        Assert.AreEqual(0, rows.RowsRead);

        for (int i = 0; i < 3; i++)
        {
            using DataViewRowCursor cursor = cached.GetRowCursor([cached.Schema["Index"], cached.Schema["Pixels"]]);
            while (cursor.MoveNext())
            {
            }
        }

        Assert.AreEqual(30, rows.RowsRead);
        Assert.AreEqual(30, cached.GetRowCount());
        Assert.IsTrue(cached.CanShuffle);
        CollectionAssert.AreEqual(Enumerable.Range(0, 30).ToArray(), cached.Column<int>("Index"));
        CollectionAssert.AreEqual(new float[] { 4, -4, 16 }, cached.Vectors<float>("Pixels")[4]);
        Assert.AreEqual(30, rows.RowsRead);
    }

    [TestMethod]
    public void Cache_LaterColumn_ReadsTheSourceForItAlone()
    {
        var rows = new CountedRows<Shot>(Shot.Make(30));
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(rows));
        cached.Column<int>("Index");
        cached.Texts("Name");
        cached.Texts("Name");

        Assert.AreEqual(60, rows.RowsRead);
    }

    [TestMethod]
    public void Cache_ReturnedVector_IsACopy()
    {
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Shot.Make(2)));
        VBuffer<float> value = cached.Column<VBuffer<float>>("Pixels")[1];
        VBufferEditor.CreateFromBuffer(ref value).Values.Fill(99);

        CollectionAssert.AreEqual(new float[] { 1, -1, 1 }, cached.Vectors<float>("Pixels")[1]);
    }

    [TestMethod]
    public void Cache_Shuffled_IsAPermutation()
    {
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Shot.Make(100)));
        List<int> shuffled = cached.Column<int>("Index", new Random(1));

        CollectionAssert.AreNotEqual(Enumerable.Range(0, 100).ToArray(), shuffled);
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 100).ToArray(), shuffled);
    }

    [TestMethod]
    public void Cache_Prefetch_NamesColumns()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(3));

        Assert.HasCount(3, _ml.Data.Cache(data, "Index").Column<int>("Index"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.Cache(data, "Nothing"));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Data.Cache(null!));
    }

    [TestMethod]
    public void Cache_SourceFails_FaultReachesTheReader()
    {
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Failing()));

        Assert.Throws<InvalidOperationException>(() => cached.Column<int>("Index"));

        static IEnumerable<Shot> Failing()
        {
            yield return new Shot();
            throw new InvalidOperationException("disk gone");
        }
    }

    [TestMethod]
    public void Cache_NoColumns_CountsRows()
    {
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(new CountedRows<Shot>(Shot.Make(7))));
        using DataViewRowCursor cursor = cached.GetRowCursor([]);
        int rows = 0;
        while (cursor.MoveNext())
            rows++;

        Assert.AreEqual(7, rows);
    }

    [TestMethod]
    public void Cache_LargeCursorSet_SharesRows()
    {
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Shot.Make(5000)));
        DataViewRowCursor[] cursors = cached.GetRowCursorSet([cached.Schema["Index"]], 4);
        var seen = new List<(long Batch, long Position, int Index)>();
        foreach (DataViewRowCursor cursor in cursors)
        {
            ValueGetter<int> get = cursor.GetGetter<int>(cached.Schema["Index"]);
            while (cursor.MoveNext())
            {
                int index = 0;
                get(ref index);
                seen.Add((cursor.Batch, cursor.Position, index));
            }
        }

        Assert.HasCount(4, cursors);
        CollectionAssert.AreEqual(Enumerable.Range(0, 5000).ToArray(), seen.OrderBy(row => row.Batch).ThenBy(row => row.Position).Select(row => row.Index).ToArray());
    }
}
