using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Data;

[TestClass]
public sealed class CreateEnumerableTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Rows_OfView_RoundTrip()
    {
        Shot[] shots = Shot.Make(3);
        List<Shot> back = [.. _ml.Data.CreateEnumerable<Shot>(_ml.Data.LoadFromEnumerable(shots), reuseRowObject: false)];

        Assert.HasCount(3, back);
        Assert.AreEqual(2, back[2].Index);
        Assert.AreEqual(1f, back[2].Photons);
        Assert.AreEqual("shot 2", back[2].Name);
        CollectionAssert.AreEqual(new float[] { 2, -2, 4 }, back[2].Pixels);
    }

    [TestMethod]
    public void ReuseRowObject_True_IsOneObject()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(3));

        Assert.AreEqual(1, _ml.Data.CreateEnumerable<Shot>(data, reuseRowObject: true).Distinct().Count());
        Assert.AreEqual(3, _ml.Data.CreateEnumerable<Shot>(data, reuseRowObject: false).Distinct().Count());
    }

    [TestMethod]
    public void ReuseRowObject_Arrays_AreReusedWhereTheyFit()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(3));
        float[][] arrays = [.. _ml.Data.CreateEnumerable<Shot>(data, reuseRowObject: true).Select(shot => shot.Pixels!)];

        Assert.AreSame(arrays[1], arrays[2]);
    }

    [TestMethod]
    public void MissingColumn_ThrowsArgumentOutOfRangeUnlessIgnored()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Small { Index = 4 }]);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateEnumerable<Shot>(data, reuseRowObject: false));
        Assert.AreEqual(4, _ml.Data.CreateEnumerable<Shot>(data, reuseRowObject: false, ignoreMissingColumns: true).Single().Index);
    }

    [TestMethod]
    public void OtherType_ThrowsInvalidOperation()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Wide { Index = 4 }]);

        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.CreateEnumerable<Small>(data, reuseRowObject: false));
    }

    [TestMethod]
    public void VectorOfOtherSize_IsTakenAsItIs()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Five { Pixels = [1, 2, 3, 4, 5] }]);

        Assert.HasCount(5, _ml.Data.CreateEnumerable<Shot>(data, reuseRowObject: false, ignoreMissingColumns: true).Single().Pixels!);
    }

    [TestMethod]
    public void Definition_Renames()
    {
        var definition = SchemaDefinition.Create(typeof(Small));
        definition["Index"].ColumnName = "Photons";
        definition["Photons"].ColumnType = NumberDataViewType.Int32;
        IDataView data = _ml.Data.LoadFromEnumerable([new Numbered { Photons = 6 }]);

        Assert.AreEqual(6, _ml.Data.CreateEnumerable<Small>(data, reuseRowObject: false, schemaDefinition: definition).Single().Index);
    }

    [TestMethod]
    public void Reading_StopsWithTheEnumeration()
    {
        var rows = new CountedRows<Shot>(Shot.Make(10));
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        _ = _ml.Data.CreateEnumerable<Shot>(data, reuseRowObject: false).Take(2).ToList();

        Assert.AreEqual(2, rows.RowsRead);
    }

    [TestMethod]
    public void NullData_ThrowsArgumentNull()
        => Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Data.CreateEnumerable<Shot>(null!, reuseRowObject: false));

    private sealed class Small
    {
        public int Index { get; set; }
    }

    private sealed class Wide
    {
        public long Index { get; set; }
    }

    private sealed class Numbered
    {
        public int Photons { get; set; }
    }

    private sealed class Five
    {
        [VectorType(5)]
        public float[]? Pixels { get; set; }
    }
}
