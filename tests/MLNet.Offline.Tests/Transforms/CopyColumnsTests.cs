using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.Offline.Tests.Transforms;

[TestClass]
public sealed class CopyColumnsTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Transform_NewName_AppendsTheColumn()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(3));
        ColumnCopyingEstimator estimator = _ml.Transforms.CopyColumns("Number", "Index");
        IDataView copied = estimator.Fit(data).Transform(data);

        Assert.AreEqual("Photons: Single; Index: Int32; Name: String; Pixels: Vector<Single, 3>; Number: Int32", copied.Schema.Describe());
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, copied.Column<int>("Number"));
        Assert.AreEqual("Photons: Scalar Single; Index: Scalar Int32; Name: Scalar String; Pixels: Vector Single; Number: Scalar Int32", estimator.GetOutputSchema(Views.ShapeOf(data)).Describe());
    }

    [TestMethod]
    public void Transform_ExistingName_HidesTheOldColumnBesideIt()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(3));
        ColumnCopyingEstimator estimator = _ml.Transforms.CopyColumns("Photons", "Index");
        IDataView copied = estimator.Fit(data).Transform(data);

        Assert.AreEqual("(Photons: Single); Photons: Int32; Index: Int32; Name: String; Pixels: Vector<Single, 3>", copied.Schema.Describe());
        Assert.AreEqual("Photons: Scalar Int32; Index: Scalar Int32; Name: Scalar String; Pixels: Vector Single", estimator.GetOutputSchema(Views.ShapeOf(data)).Describe());
        Assert.AreEqual(copied.Schema.Describe(), estimator.Fit(data).GetOutputSchema(data.Schema).Describe());

        // The hidden column is still there by its index.
        using DataViewRowCursor cursor = copied.GetRowCursor([copied.Schema[0]]);
        ValueGetter<float> get = cursor.GetGetter<float>(copied.Schema[0]);
        cursor.MoveNext();
        cursor.MoveNext();
        float photons = 0;
        get(ref photons);
        Assert.AreEqual(0.5f, photons);
    }

    [TestMethod]
    public void Transform_Annotations_ComeAlong()
    {
        IDataView data = Concatenated.Named(_ml);
        IDataView copied = _ml.Transforms.CopyColumns("Copy", "All").Fit(data).Transform(data);

        CollectionAssert.AreEqual(data.Schema["All"].TextAnnotation("SlotNames"), copied.Schema["Copy"].TextAnnotation("SlotNames"));
    }

    [TestMethod]
    public void MissingColumn_ThrowsArgumentOutOfRange()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(3));
        ColumnCopyingEstimator estimator = _ml.Transforms.CopyColumns("Number", "Nothing");

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Views.ShapeOf(data)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.Fit(data));
        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.Fit(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.GetOutputSchema(null!));
    }

    [TestMethod]
    public void EmptyName_ThrowsArgumentOutOfRange()
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.CopyColumns("", "Index"));

    [TestMethod]
    public void Transform_OnlyTheNeededColumns_AreReadFromTheSource()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(3));
        var probe = new ActiveProbe(data);
        IDataView copied = _ml.Transforms.CopyColumns("Number", "Index").Fit(data).Transform(probe);
        copied.Column<int>("Number");

        Assert.AreEqual("Index", probe.LastAskedFor);
    }
}
