using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Data;

[TestClass]
public sealed class FilterTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Shots => _ml.Data.LoadFromEnumerable(Shot.Make(10));

    [TestMethod]
    public void FilterRowsByColumn_Bounds_AreHalfOpen()
    {
        CollectionAssert.AreEqual(new[] { 2, 3 }, _ml.Data.FilterRowsByColumn(Shots, "Photons", 1, 2).Column<int>("Index"));
        CollectionAssert.AreEqual(new[] { 8, 9 }, _ml.Data.FilterRowsByColumn(Shots, "Photons", 4).Column<int>("Index"));
        CollectionAssert.AreEqual(new[] { 0, 1 }, _ml.Data.FilterRowsByColumn(Shots, "Photons", upperBound: 1).Column<int>("Index"));
    }

    [TestMethod]
    public void FilterRowsByColumn_NaN_IsLeftOut()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Shot { Photons = float.NaN }, new Shot { Photons = 3 }, new Shot { Photons = float.PositiveInfinity }]);

        CollectionAssert.AreEqual(new[] { 3f }, _ml.Data.FilterRowsByColumn(data, "Photons", 0).Column<float>("Photons"));
    }

    [TestMethod]
    public void FilterRowsByColumn_Faults_ThrowArgumentOutOfRange()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(Shots, "Nothing", 0, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(Shots, "Name", 0, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(Shots, "Index", 0, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(Shots, "Photons", 1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(Shots, "", 0, 1));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Data.FilterRowsByColumn(null!, "Photons", 0, 1));
    }

    [TestMethod]
    public void FilterRowsByKeyColumnFraction_Share_IsOfTheKeys()
    {
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Name").Fit(Shots).Transform(Shots);

        CollectionAssert.AreEqual(new[] { 0, 3, 6, 9 }, _ml.Data.FilterRowsByKeyColumnFraction(keyed, "Name", 0, 0.34).Column<int>("Index"));
        Assert.HasCount(10, _ml.Data.FilterRowsByKeyColumnFraction(keyed, "Name").Column<int>("Index"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByKeyColumnFraction(keyed, "Name", -1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByKeyColumnFraction(keyed, "Photons", 0, 1));
    }

    [TestMethod]
    public void FilterRowsByMissingValues_NaNInVector_IsDropped()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Shot { Index = 1, Pixels = [1, 2, 3] }, new Shot { Index = 2, Pixels = [1, float.NaN, 3] }, new Shot { Index = 3, Photons = float.NaN, Pixels = [0, 0, 0] }]);

        CollectionAssert.AreEqual(new[] { 1, 3 }, _ml.Data.FilterRowsByMissingValues(data, "Pixels").Column<int>("Index"));
        CollectionAssert.AreEqual(new[] { 1 }, _ml.Data.FilterRowsByMissingValues(data, "Pixels", "Photons").Column<int>("Index"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(data));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(data, "Nothing"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(data, "Name"));
    }

    [TestMethod]
    public void SkipAndTake_Rows_AreThoseInTheMiddle()
    {
        IDataView middle = _ml.Data.TakeRows(_ml.Data.SkipRows(Shots, 3), 4);

        CollectionAssert.AreEqual(new[] { 3, 4, 5, 6 }, middle.Column<int>("Index"));
        Assert.AreEqual(4, middle.GetRowCount());
        Assert.AreEqual(0, _ml.Data.SkipRows(Shots, 30).GetRowCount());
        Assert.IsEmpty(_ml.Data.SkipRows(Shots, 30).Column<int>("Index"));
        Assert.IsFalse(middle.CanShuffle);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.TakeRows(Shots, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.SkipRows(Shots, -1));
    }

    [TestMethod]
    public void TakeRows_Source_IsReadNoFurther()
    {
        var rows = new CountedRows<Shot>(Shot.Make(100));
        _ml.Data.TakeRows(_ml.Data.LoadFromEnumerable(rows), 3).Column<int>("Index");

        Assert.AreEqual(3, rows.RowsRead);
    }

    [TestMethod]
    public void FilterByCustomPredicate_True_Drops()
        => CollectionAssert.AreEqual(new[] { 0, 1, 2 }, _ml.Data.FilterByCustomPredicate<IndexOnly>(Shots, row => row.Index > 2).Column<int>("Index"));

    [TestMethod]
    public void ShuffleRows_Order_IsAPermutationAndRepeats()
    {
        IDataView shuffled = _ml.Data.ShuffleRows(Shots, seed: 11);
        List<int> first = shuffled.Column<int>("Index");

        CollectionAssert.AreEqual(first, shuffled.Column<int>("Index"));
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 10).ToArray(), first);
        Assert.IsTrue(shuffled.CanShuffle);
        // These orders are Microsoft.ML's.
        Assert.AreEqual(Pool, string.Join(" ", first));
        Assert.AreEqual(SmallPool, string.Join(" ", _ml.Data.ShuffleRows(Shots, seed: 11, shufflePoolSize: 3).Column<int>("Index")));
        Assert.AreEqual(Cached, string.Join(" ", _ml.Data.ShuffleRows(_ml.Data.Cache(Shots), seed: 11).Column<int>("Index")));
        Assert.AreEqual(PoolOnly, string.Join(" ", _ml.Data.ShuffleRows(_ml.Data.Cache(Shots), seed: 11, shuffleSource: false).Column<int>("Index")));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.ShuffleRows(Shots, shufflePoolSize: 0));
    }

    private const string Pool = "2 4 9 0 1 7 5 6 8 3";
    private const string SmallPool = "0 2 4 5 1 6 7 3 8 9";
    private const string Cached = "9 4 8 5 3 7 1 6 2 0";
    private const string PoolOnly = "9 7 4 5 3 8 1 2 6 0";

    private sealed class IndexOnly
    {
        public int Index { get; set; }
    }
}
