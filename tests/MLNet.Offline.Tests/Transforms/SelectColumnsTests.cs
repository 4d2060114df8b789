using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Transforms;

[TestClass]
public sealed class SelectColumnsTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Shots => _ml.Data.LoadFromEnumerable(Shot.Make(4));

    private IDataView Hidden => _ml.Transforms.CopyColumns("Photons", "Index").Fit(Shots).Transform(Shots);

    [TestMethod]
    public void SelectColumns_Names_DecideTheOrder()
    {
        IDataView data = _ml.Transforms.SelectColumns("Pixels", "Index").Fit(Shots).Transform(Shots);

        Assert.AreEqual("Pixels: Vector<Single, 3>; Index: Int32", data.Schema.Describe());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, data.Column<int>("Index"));
        Assert.AreEqual("Index: Scalar Int32; Pixels: Vector Single", _ml.Transforms.SelectColumns("Pixels", "Index").GetOutputSchema(Views.ShapeOf(Shots)).Describe());
    }

    [TestMethod]
    public void SelectColumns_Hidden_StayOnlyWhenAskedFor()
    {
        Assert.AreEqual("Photons: Int32", _ml.Transforms.SelectColumns("Photons").Fit(Hidden).Transform(Hidden).Schema.Describe());
        Assert.AreEqual("(Photons: Single); Photons: Int32", _ml.Transforms.SelectColumns(["Photons"], keepHidden: true).Fit(Hidden).Transform(Hidden).Schema.Describe());
    }

    [TestMethod]
    public void DropColumns_Names_AreGoneHiddenOnesToo()
    {
        Assert.AreEqual("Index: Int32; Name: String; Pixels: Vector<Single, 3>", _ml.Transforms.DropColumns("Photons").Fit(Hidden).Transform(Hidden).Schema.Describe());
        Assert.AreEqual("(Photons: Single); Photons: Int32; Name: String; Pixels: Vector<Single, 3>", _ml.Transforms.DropColumns("Index").Fit(Hidden).Transform(Hidden).Schema.Describe());
        Assert.AreEqual("Photons: Scalar Single; Pixels: Vector Single", _ml.Transforms.DropColumns("Name", "Index").GetOutputSchema(Views.ShapeOf(Shots)).Describe());
    }

    [TestMethod]
    public void MissingColumn_ThrowsArgumentOutOfRange()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.DropColumns("Nothing").Fit(Shots));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.SelectColumns("Nothing").GetOutputSchema(Views.ShapeOf(Shots)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.SelectColumns("Nothing").Fit(Shots));
    }

    [TestMethod]
    public void NoColumns_ThrowInvalidOperation()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.DropColumns());
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.SelectColumns());
    }

    [TestMethod]
    public void RowMapper_Dependencies_AreTheSources()
    {
        ITransformer dropped = _ml.Transforms.DropColumns("Name").Fit(Shots);
        Assert.IsTrue(dropped.IsRowToRowMapper);
        IRowToRowMapper mapper = dropped.GetRowToRowMapper(Shots.Schema);

        Assert.AreEqual("Pixels", string.Join(" ", mapper.GetDependencies([mapper.OutputSchema["Pixels"]]).Select(c => c.Name)));
        Assert.AreEqual("Photons: Single; Index: Int32; Pixels: Vector<Single, 3>", mapper.OutputSchema.Describe());
    }
}
