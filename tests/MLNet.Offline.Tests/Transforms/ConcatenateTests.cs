using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.Offline.Tests.Transforms;

[TestClass]
public sealed class ConcatenateTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Shots => _ml.Data.LoadFromEnumerable(Shot.Make(4));

    [TestMethod]
    public void Transform_ScalarsAndVectors_AreJoinedInOrder()
    {
        ColumnConcatenatingEstimator estimator = _ml.Transforms.Concatenate("Features", "Pixels", "Photons");
        IDataView data = estimator.Fit(Shots).Transform(Shots);

        Assert.AreEqual("Photons: Single; Index: Int32; Name: String; Pixels: Vector<Single, 3>; Features: Vector<Single, 4> [SlotNames]", data.Schema.Describe());
        CollectionAssert.AreEqual(new[] { 3, -3, 9, 1.5f }, data.Vectors<float>("Features")[3]);
        CollectionAssert.AreEqual(new[] { "", "", "", "Photons" }, data.Schema["Features"].TextAnnotation("SlotNames"));
        Assert.AreEqual(
            "Photons: Scalar Single; Index: Scalar Int32; Name: Scalar String; Pixels: Vector Single; Features: Vector Single [SlotNames: Vector String]",
            estimator.GetOutputSchema(Views.ShapeOf(Shots)).Describe());
    }

    [TestMethod]
    public void Transform_NamedSlots_GetTheColumnsName()
    {
        IDataView data = Concatenated.Named(_ml);
        IDataView joined = _ml.Transforms.Concatenate("More", "All", "Photons", "Pixels").Fit(data).Transform(data);

        CollectionAssert.AreEqual(new[] { "All.Photons", "All.Other", "Photons", "", "", "" }, joined.Schema["More"].TextAnnotation("SlotNames"));
    }

    [TestMethod]
    public void Transform_OneVector_IsACopyWithDimensionsAndAnnotations()
    {
        IDataView data = Concatenated.Named(_ml);
        IDataView joined = _ml.Transforms.Concatenate("Same", "All").Fit(data).Transform(data);
        IDataView matrix = _ml.Data.LoadFromEnumerable([new Matrix { Values = [1, 2, 3, 4] }]);
        IDataView copied = _ml.Transforms.Concatenate("Copy", "Values").Fit(matrix).Transform(matrix);
        IDataView doubled = _ml.Transforms.Concatenate("Twice", "Values", "Values").Fit(matrix).Transform(matrix);

        CollectionAssert.AreEqual(new[] { "Photons", "Other" }, joined.Schema["Same"].TextAnnotation("SlotNames"));
        Assert.AreEqual("Vector<Single, 2, 2>", copied.Schema["Copy"].Type.ToString());
        Assert.AreEqual("Twice: Vector<Single, 8>", doubled.Schema["Twice"].ToString());
    }

    [TestMethod]
    public void Transform_OneScalar_IsAVectorOfOne()
    {
        IDataView data = _ml.Transforms.Concatenate("One", "Photons").Fit(Shots).Transform(Shots);

        Assert.AreEqual("Vector<Single, 1>", data.Schema["One"].Type.ToString());
        CollectionAssert.AreEqual(new[] { "Photons" }, data.Schema["One"].TextAnnotation("SlotNames"));
    }

    [TestMethod]
    public void Transform_VariableSize_HasVariableSize()
    {
        IDataView open = _ml.Data.LoadFromEnumerable([new Open { Values = [1, 2], Last = 3 }, new Open { Values = [], Last = 4 }]);
        ColumnConcatenatingEstimator estimator = _ml.Transforms.Concatenate("All", "Values", "Last");
        IDataView data = estimator.Fit(open).Transform(open);

        Assert.AreEqual("Vector<Single>", data.Schema["All"].Type.ToString());
        Assert.AreEqual(0, data.Schema["All"].Annotations.Schema.Count);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, data.Vectors<float>("All")[0]);
        CollectionAssert.AreEqual(new float[] { 4 }, data.Vectors<float>("All")[1]);
        StringAssert.Contains(estimator.GetOutputSchema(Views.ShapeOf(open)).Describe(), "All: VariableVector Single");
    }

    [TestMethod]
    public void Transform_SparseParts_StaySparse()
    {
        IDataView sparse = _ml.Data.LoadFromEnumerable([new Sparse { First = new(6, 1, [5], [2]), Second = new(6, 2, [7, 8], [0, 5]) }]);
        IDataView data = _ml.Transforms.Concatenate("All", "First", "Second").Fit(sparse).Transform(sparse);
        VBuffer<float> all = data.Column<VBuffer<float>>("All")[0];

        Assert.IsFalse(all.IsDense);
        CollectionAssert.AreEqual(new[] { 2, 6, 11 }, all.GetIndices().ToArray());
        CollectionAssert.AreEqual(new float[] { 0, 0, 5, 0, 0, 0, 7, 0, 0, 0, 0, 8 }, all.DenseValues().ToArray());
    }

    [TestMethod]
    public void Transform_VectorOfWrongSize_ThrowsInvalidOperation()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Shot { Pixels = [1, 2] }]);
        IDataView joined = _ml.Transforms.Concatenate("All", "Pixels", "Photons").Fit(data).Transform(data);

        Assert.ThrowsExactly<InvalidOperationException>(() => joined.Column<VBuffer<float>>("All"));
    }

    [TestMethod]
    public void DifferentTypes_Throw()
    {
        ColumnConcatenatingEstimator estimator = _ml.Transforms.Concatenate("All", "Photons", "Index");

        Assert.ThrowsExactly<InvalidOperationException>(() => estimator.GetOutputSchema(Views.ShapeOf(Shots)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.Fit(Shots).Transform(Shots));
    }

    [TestMethod]
    public void Keys_ThrowInvalidOperation()
    {
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Name").Fit(Shots).Transform(Shots);

        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Concatenate("All", "Name").GetOutputSchema(Views.ShapeOf(keyed)));
    }

    [TestMethod]
    public void BadArguments_Throw()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Concatenate("All"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Concatenate("", "Index"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Concatenate("All", "Index", ""));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Transforms.Concatenate("All", null!));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Concatenate("All", "Nothing").GetOutputSchema(Views.ShapeOf(Shots)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Concatenate("All", "Nothing").Fit(Shots).Transform(Shots));
    }

    [TestMethod]
    public void Normalized_OnlyWhereAllParts()
    {
        IDataView first = _ml.Transforms.NormalizeMinMax("Photons").Fit(Shots).Transform(Shots);
        IDataView both = _ml.Transforms.NormalizeMinMax("Pixels").Fit(first).Transform(first);

        Assert.AreEqual("All: Vector<Single, 4> {SlotNames}", _ml.Transforms.Concatenate("All", "Photons", "Pixels").Fit(first).Transform(first).Schema["All"].ToString());
        StringAssert.Contains(_ml.Transforms.Concatenate("All", "Photons", "Pixels").Fit(both).Transform(both).Schema["All"].ToString(), "IsNormalized");
    }

    private sealed class Matrix
    {
        [VectorType(2, 2)]
        public float[]? Values { get; set; }
    }

    private sealed class Open
    {
        public float[]? Values { get; set; }

        public float Last { get; set; }
    }

    private sealed class Sparse
    {
        [VectorType(6)]
        public VBuffer<float> First { get; set; }

        [VectorType(6)]
        public VBuffer<float> Second { get; set; }
    }
}
