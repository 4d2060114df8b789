using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.Offline.Tests.Conversion;

[TestClass]
public sealed class MapKeyToValueTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Keyed
    {
        get
        {
            IDataView data = _ml.Data.LoadFromEnumerable(Shot.Make(4));
            return _ml.Transforms.Conversion.MapValueToKey("Key", "Name").Append(_ml.Transforms.Conversion.MapValueToKey("Numbers", "Pixels")).Fit(data).Transform(data);
        }
    }

    [TestMethod]
    public void Transform_Keys_BecomeTheirValues()
    {
        KeyToValueMappingEstimator estimator = _ml.Transforms.Conversion.MapKeyToValue("Back", "Key");
        IDataView data = estimator.Fit(Keyed).Transform(Keyed);

        Assert.AreEqual("Back: String", data.Schema["Back"].ToString());
        CollectionAssert.AreEqual(new[] { "shot 0", "shot 1", "shot 2", "shot 0" }, data.Texts("Back"));
        StringAssert.EndsWith(estimator.GetOutputSchema(Views.ShapeOf(Keyed)).Describe(), "Back: Scalar String");
    }

    [TestMethod]
    public void Transform_Vectors_MapSlotBySlot()
    {
        IDataView data = _ml.Transforms.Conversion.MapKeyToValue([new InputOutputColumnPair("Numbers")]).Fit(Keyed).Transform(Keyed);

        Assert.AreEqual("Vector<Single, 3>", data.Schema["Numbers"].Type.ToString());
        CollectionAssert.AreEqual(new float[] { 3, -3, 9 }, data.Vectors<float>("Numbers")[3]);
    }

    [TestMethod]
    public void Transform_MissingKey_IsTheMissingValue()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition["Texts"].AddAnnotation("KeyValues", new[] { "a", "b" }, new VectorDataViewType(TextDataViewType.Instance, 2));
        definition["Numbers"].AddAnnotation("KeyValues", new[] { 1f, 2f }, new VectorDataViewType(NumberDataViewType.Single, 2));
        definition["Integers"].AddAnnotation("KeyValues", new[] { 1, 2 }, new VectorDataViewType(NumberDataViewType.Int32, 2));
        IDataView data = _ml.Data.LoadFromEnumerable([new Row(), new Row { Texts = 5, Numbers = 5, Integers = 5 }], definition);
        IDataView values = _ml.Transforms.Conversion.MapKeyToValue([new("Texts"), new("Numbers"), new("Integers")]).Fit(data).Transform(data);

        CollectionAssert.AreEqual(new[] { "a", "" }, values.Texts("Texts"));
        Assert.AreEqual(1f, values.Column<float>("Numbers")[0]);
        Assert.IsTrue(float.IsNaN(values.Column<float>("Numbers")[1]));
        CollectionAssert.AreEqual(new[] { 1, 0 }, values.Column<int>("Integers"));
    }

    [TestMethod]
    public void NotAKey_Throws()
    {
        KeyToValueMappingEstimator estimator = _ml.Transforms.Conversion.MapKeyToValue("Back", "Name");
        IDataView bare = _ml.Data.LoadFromEnumerable([new Row()]);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Views.ShapeOf(Keyed)));
        Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(Keyed));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapKeyToValue("Texts").GetOutputSchema(Views.ShapeOf(bare)));
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Conversion.MapKeyToValue("Texts").Fit(bare));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapKeyToValue("Nothing").Fit(Keyed));
    }

    private sealed class Row
    {
        [KeyType(2)]
        public uint Texts { get; set; }

        [KeyType(2)]
        public uint Numbers { get; set; }

        [KeyType(2)]
        public byte Integers { get; set; }
    }
}
