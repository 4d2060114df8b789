using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.Offline.Tests.Conversion;

[TestClass]
public sealed class ConvertTypeTests
{
    private readonly MLContext _ml = new(1);

    private List<T> Convert<T>(DataKind kind, string column, params Row[] rows)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        return _ml.Transforms.Conversion.ConvertType("Out", column, kind).Fit(data).Transform(data).Column<T>("Out");
    }

    [TestMethod]
    public void Numbers_ToFloatingPoint_KeepTheirValue()
    {
        CollectionAssert.AreEqual(new[] { -7f }, Convert<float>(DataKind.Single, "Int", new Row { Int = -7 }));
        CollectionAssert.AreEqual(new[] { 7.0 }, Convert<double>(DataKind.Double, "UInt", new Row { UInt = 7 }));
        CollectionAssert.AreEqual(new[] { 1.5f }, Convert<float>(DataKind.Single, "Double", new Row { Double = 1.5 }));
        CollectionAssert.AreEqual(new[] { 1f, 0f }, Convert<float>(DataKind.Single, "Flag", new Row { Flag = true }, new Row()));
    }

    [TestMethod]
    public void Integers_TooLarge_WrapOrBecomeZero()
    {
        CollectionAssert.AreEqual(new sbyte[] { -1, 44 }, Convert<sbyte>(DataKind.SByte, "Int", new Row { Int = -1 }, new Row { Int = 300 }));
        CollectionAssert.AreEqual(new byte[] { 255, 0 }, Convert<byte>(DataKind.Byte, "UInt", new Row { UInt = 255 }, new Row { UInt = 300 }));
    }

    [TestMethod]
    public void Booleans_OfNumbers_AreNonZero()
    {
        CollectionAssert.AreEqual(new[] { true, false, true }, Convert<bool>(DataKind.Boolean, "Int", new Row { Int = -7 }, new Row(), new Row { Int = 1 }));
        CollectionAssert.AreEqual(new[] { true, false }, Convert<bool>(DataKind.Boolean, "Double", new Row { Double = 0.1 }, new Row()));
    }

    [TestMethod]
    public void Texts_OfValues_DoNotDependOnTheCulture()
    {
        Row row = new() { Int = -7, Float = 0.1f, Double = 0.1, Flag = true, Took = TimeSpan.FromSeconds(90) };
        Assert.AreEqual("-7", Convert<ReadOnlyMemory<char>>(DataKind.String, "Int", row)[0].ToString());
        Assert.AreEqual("0.1", Convert<ReadOnlyMemory<char>>(DataKind.String, "Float", row)[0].ToString());
        Assert.AreEqual("0.10000000000000001", Convert<ReadOnlyMemory<char>>(DataKind.String, "Double", row)[0].ToString());
        Assert.AreEqual("True", Convert<ReadOnlyMemory<char>>(DataKind.String, "Flag", row)[0].ToString());
        Assert.AreEqual("00:01:30", Convert<ReadOnlyMemory<char>>(DataKind.String, "Took", row)[0].ToString());
    }

    [TestMethod]
    public void Texts_ToNumbers_AreParsed()
    {
        Row[] rows = [.. new[] { "1.5", "", "2e3 ", " 12", " 7", " ", "nonsense", "-Infinity", "NaN", "?" }.Select(t => new Row { Text = t })];
        CollectionAssert.AreEqual(new[] { 1.5f, 0, 2000, float.NaN, 7, 0, float.NaN, float.NegativeInfinity, float.NaN, float.NaN }, Convert<float>(DataKind.Single, "Text", rows));
        CollectionAssert.AreEqual(new[] { 12, -3, 0 }, Convert<int>(DataKind.Int32, "Text", new Row { Text = "12" }, new Row { Text = "-3" }, new Row()));
        CollectionAssert.AreEqual(new uint[] { 12, 0, 0 }, Convert<uint>(DataKind.UInt32, "Text", new Row { Text = "12" }, new Row { Text = "-3" }, new Row { Text = "x" }));
        Assert.ThrowsExactly<InvalidOperationException>(() => Convert<int>(DataKind.Int32, "Text", new Row { Text = "x" }));
        Row[] flags = [.. new[] { "true", "Yes", "1", "+1", "0", "no", "", "on", "2" }.Select(t => new Row { Text = t })];
        CollectionAssert.AreEqual(new[] { true, true, true, true, false, false, false, false, false }, Convert<bool>(DataKind.Boolean, "Text", flags));
    }

    [TestMethod]
    public void Times_ToNumbers_AreTicks()
    {
        CollectionAssert.AreEqual(new long[] { 10_000_000 }, Convert<long>(DataKind.Int64, "Took", new Row { Took = TimeSpan.FromSeconds(1) }));
    }

    [TestMethod]
    public void Vectors_KeepDimensionsAndSparsity()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Row { Matrix = new(4, 1, [3], [2]) }]);
        IDataView converted = _ml.Transforms.Conversion.ConvertType([new InputOutputColumnPair("Matrix")], DataKind.Double).Fit(data).Transform(data);
        VBuffer<double> value = converted.Column<VBuffer<double>>("Matrix")[0];

        Assert.AreEqual("Vector<Double, 2, 2>", converted.Schema["Matrix"].Type.ToString());
        Assert.IsFalse(value.IsDense);
        CollectionAssert.AreEqual(new double[] { 0, 0, 3, 0 }, value.DenseValues().ToArray());
    }

    [TestMethod]
    public void Keys_StayKeysWithTheirValues()
    {
        IDataView shots = _ml.Data.LoadFromEnumerable(Shot.Make(4));
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Name").Fit(shots).Transform(shots);
        IDataView small = _ml.Transforms.Conversion.ConvertType("Small", "Name", DataKind.Byte).Fit(keyed).Transform(keyed);

        Assert.AreEqual("Small: Key<Byte, 0-2> {KeyValues}", small.Schema["Small"].ToString());
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 1 }, small.Column<byte>("Small"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.ConvertType("Number", "Name", DataKind.Single).Fit(keyed));
    }

    [TestMethod]
    public void Annotations_SlotNamesAndIsNormalized_ComeAlong()
    {
        IDataView data = Transforms.Concatenated.Named(_ml);
        IDataView normalized = _ml.Transforms.NormalizeMinMax("All").Fit(data).Transform(data);
        IDataView converted = _ml.Transforms.Conversion.ConvertType("Out", "All", DataKind.Double).Fit(normalized).Transform(normalized);
        IDataView flags = _ml.Data.LoadFromEnumerable([new Row()]);

        StringAssert.Contains(converted.Schema.Describe(), "Out: Vector<Double, 2> [IsNormalized, SlotNames]");
        Assert.AreEqual("Out: Single {IsNormalized}", _ml.Transforms.Conversion.ConvertType("Out", "Flag").Fit(flags).Transform(flags).Schema["Out"].ToString());
    }

    [TestMethod]
    public void Shape_SaysTheNewType()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(1));
        TypeConvertingEstimator estimator = _ml.Transforms.Conversion.ConvertType("Index");

        StringAssert.Contains(estimator.GetOutputSchema(Views.ShapeOf(data)).Describe(), "Index: Scalar Single");
    }

    [TestMethod]
    public void WhatCannotBe_ThrowsArgumentOutOfRange()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Row()]);
        foreach ((string column, DataKind kind) in new[] { ("Float", DataKind.Int32), ("Int", DataKind.UInt32), ("UInt", DataKind.Int64), ("Flag", DataKind.UInt32), ("Nothing", DataKind.Single) })
        {
            TypeConvertingEstimator estimator = _ml.Transforms.Conversion.ConvertType("Out", column, kind);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Views.ShapeOf(data)), column);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.Fit(data), column);
        }
    }

    private sealed class Row
    {
        public int Int { get; set; }

        public uint UInt { get; set; }

        public float Float { get; set; }

        public double Double { get; set; }

        public bool Flag { get; set; }

        public string Text { get; set; } = "";

        public TimeSpan Took { get; set; }

        [VectorType(2, 2)]
        public VBuffer<float> Matrix { get; set; } = new(4, new float[4]);
    }
}
