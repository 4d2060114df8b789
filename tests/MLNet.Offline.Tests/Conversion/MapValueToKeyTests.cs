using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.Offline.Tests.Conversion;

[TestClass]
public sealed class MapValueToKeyTests
{
    private readonly MLContext _ml = new(1);

    private static IDataView Rows(MLContext ml, params Row[] rows) => ml.Data.LoadFromEnumerable(rows);

    private IDataView Words(params string[] words) => Rows(_ml, [.. words.Select(w => new Row { Text = w })]);

    [TestMethod]
    public void Transform_Texts_BecomeKeysInOrderOfOccurrence()
    {
        IDataView data = Words("b", "a", "b", "", "c");
        ValueToKeyMappingEstimator estimator = _ml.Transforms.Conversion.MapValueToKey("Key", "Text");
        IDataView keyed = estimator.Fit(data).Transform(data);

        Assert.AreEqual("Key: Key<UInt32, 0-2> {KeyValues}", keyed.Schema["Key"].ToString());
        CollectionAssert.AreEqual(new uint[] { 1, 2, 1, 0, 3 }, keyed.Column<uint>("Key"));
        CollectionAssert.AreEqual(new[] { "b", "a", "c" }, keyed.Schema["Key"].TextAnnotation("KeyValues"));
        Assert.AreEqual("Vector<String, 3>", keyed.Schema["Key"].Annotations.Schema["KeyValues"].Type.ToString());
        StringAssert.Contains(estimator.GetOutputSchema(Views.ShapeOf(data)).Describe(), "Key: Scalar key UInt32 [KeyValues: Vector String]");
    }

    [TestMethod]
    public void Transform_ByValue_SortsOrdinally()
    {
        IDataView data = Words("b", "a", "Z", "ä", "aa");
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Text", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(data).Transform(data);

        CollectionAssert.AreEqual(new[] { "Z", "a", "aa", "b", "ä" }, keyed.Schema["Key"].TextAnnotation("KeyValues"));
        CollectionAssert.AreEqual(new uint[] { 4, 2, 1, 5, 3 }, keyed.Column<uint>("Key"));
    }

    [TestMethod]
    public void Transform_Numbers_NaNIsMissing()
    {
        IDataView data = Rows(_ml, new Row { Number = 3 }, new Row { Number = float.NaN }, new Row { Number = -1 }, new Row { Number = 3 });
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Number", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(data).Transform(data);

        CollectionAssert.AreEqual(new uint[] { 2, 0, 1, 2 }, keyed.Column<uint>("Key"));
        CollectionAssert.AreEqual(new float[] { -1, 3 }, keyed.Schema["Key"].VectorAnnotation<float>("KeyValues"));
    }

    [TestMethod]
    public void Transform_UnseenValue_IsMissing()
    {
        ITransformer fitted = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(Words("a", "b"));

        CollectionAssert.AreEqual(new uint[] { 0, 2 }, fitted.Transform(Words("z", "b")).Column<uint>("Key"));
    }

    [TestMethod]
    public void Transform_MaximumNumberOfKeys_LimitsAndStopsReading()
    {
        var rows = new CountedRows<Row>([.. Enumerable.Range(0, 100).Select(i => new Row { Text = $"{i}" })]);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Text", maximumNumberOfKeys: 3).Fit(data).Transform(data);

        Assert.AreEqual(3, rows.RowsRead);
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 0 }, keyed.Column<uint>("Key")[..4]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValueToKey("Key", "Text", maximumNumberOfKeys: 0).Fit(data));
    }

    [TestMethod]
    public void Transform_NothingSeen_IsAKeyOfOneWithoutValues()
    {
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(Words("")).Transform(Words("a"));

        Assert.AreEqual("Key: Key<UInt32, 0-0>", keyed.Schema["Key"].ToString());
        CollectionAssert.AreEqual(new uint[] { 0 }, keyed.Column<uint>("Key"));
    }

    [TestMethod]
    public void Transform_KeyData_DecidesTheKeys()
    {
        IDataView terms = _ml.Data.LoadFromEnumerable([new Term { Value = "good" }, new Term { Value = "bad" }]);
        IDataView data = Words("bad", "good", "ugly");
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Text", keyData: terms).Fit(data).Transform(data);

        CollectionAssert.AreEqual(new uint[] { 2, 1, 0 }, keyed.Column<uint>("Text"));
        CollectionAssert.AreEqual(new[] { "good", "bad" }, keyed.Schema["Text"].TextAnnotation("KeyValues"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValueToKey("Text", keyData: data));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValueToKey("Number", keyData: terms).Fit(data));
    }

    [TestMethod]
    public void Transform_AnnotationsAsText_ShowNumbersAsText()
    {
        IDataView data = Rows(_ml, new Row { Number = 0.1f }, new Row { Number = 1e10f }, new Row { Number = -3 });
        ValueToKeyMappingEstimator estimator = _ml.Transforms.Conversion.MapValueToKey("Key", "Number", addKeyValueAnnotationsAsText: true);

        CollectionAssert.AreEqual(new[] { "0.1", "1E+10", "-3" }, estimator.Fit(data).Transform(data).Schema["Key"].TextAnnotation("KeyValues"));
        StringAssert.Contains(estimator.GetOutputSchema(Views.ShapeOf(data)).Describe(), "Key: Scalar key UInt32 [KeyValues: Vector String]");
        IDataView flags = _ml.Transforms.Conversion.MapValueToKey("Key", "Flag", addKeyValueAnnotationsAsText: true).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "0" }, flags.Schema["Key"].TextAnnotation("KeyValues"));
    }

    [TestMethod]
    public void Transform_Vectors_MapSlotBySlot()
    {
        IDataView data = Rows(_ml, new Row { Words = ["x", "y"] }, new Row { Words = ["y", ""] });
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Words").Fit(data).Transform(data);

        Assert.AreEqual("Vector<Key<UInt32, 0-1>, 2>", keyed.Schema["Key"].Type.ToString());
        CollectionAssert.AreEqual(new uint[] { 1, 2 }, keyed.Vectors<uint>("Key")[0]);
        CollectionAssert.AreEqual(new uint[] { 2, 0 }, keyed.Vectors<uint>("Key")[1]);
    }

    [TestMethod]
    public void Transform_SparseVectors_LearnTheirZeros()
    {
        IDataView data = Rows(_ml, new Row { Sparse = new(4, 1, [7], [2]) }, new Row { Sparse = new(4, [7, 7, 8, 7]) });
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Sparse").Fit(data).Transform(data);

        CollectionAssert.AreEqual(new float[] { 0, 7, 8 }, keyed.Schema["Key"].VectorAnnotation<float>("KeyValues"));
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2, 1 }, keyed.Vectors<uint>("Key")[0]);
    }

    [TestMethod]
    public void Transform_Keys_KeepWhatTheyStandFor()
    {
        IDataView data = Words("b", "a", "c");
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(data).Transform(data);
        IDataView last = _ml.Data.SkipRows(keyed, 1);
        IDataView again = _ml.Transforms.Conversion.MapValueToKey("Again", "Key").Fit(last).Transform(last);

        CollectionAssert.AreEqual(new[] { "a", "c" }, again.Schema["Again"].TextAnnotation("KeyValues"));
        CollectionAssert.AreEqual(new uint[] { 1, 2 }, again.Column<uint>("Again"));
    }

    [TestMethod]
    public void Transform_SeveralColumns_LearnInOnePass()
    {
        var rows = new CountedRows<Row>([new Row { Text = "a", Number = 1 }, new Row { Text = "b", Number = 2 }]);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        ITransformer fitted = _ml.Transforms.Conversion.MapValueToKey([new InputOutputColumnPair("Text"), new InputOutputColumnPair("Key", "Number")]).Fit(data);

        Assert.AreEqual(1, rows.Passes);
        CollectionAssert.AreEqual(new uint[] { 1, 2 }, fitted.Transform(data).Column<uint>("Key"));
    }

    [TestMethod]
    public void MissingColumnOrOtherType_Throws()
    {
        IDataView data = Words("a");

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValueToKey("Key", "Nothing").GetOutputSchema(Views.ShapeOf(data)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValueToKey("Key", "Nothing").Fit(data));
        ITransformer fitted = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(data);
        IDataView other = _ml.Transforms.CopyColumns("Text", "Number").Fit(data).Transform(data);
        Assert.ThrowsExactly<InvalidOperationException>(() => fitted.Transform(other));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValueToKey(" ", "Text"));
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public float Number { get; set; }

        public bool Flag { get; set; }

        [VectorType(2)]
        public string[] Words { get; set; } = ["", ""];

        [VectorType(4)]
        public VBuffer<float> Sparse { get; set; } = new(4, 0, [], []);
    }

    private sealed class Term
    {
        public string Value { get; set; } = "";
    }
}
