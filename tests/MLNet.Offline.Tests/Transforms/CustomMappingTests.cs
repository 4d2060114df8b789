using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNet.Offline.Tests.Transforms;

[TestClass]
public sealed class CustomMappingTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Shots => _ml.Data.LoadFromEnumerable(Shot.Make(4));

    [TestMethod]
    public void Transform_Function_AddsItsColumns()
    {
        CustomMappingEstimator<Source, Result> estimator = _ml.Transforms.CustomMapping<Source, Result>((s, r) => r.Twice = 2 * s.Index, null!);
        IDataView data = estimator.Fit(Shots).Transform(Shots);

        Assert.AreEqual("Photons: Single; Index: Int32; Name: String; Pixels: Vector<Single, 3>; Twice: Int32; Values: Vector<Single, 2>", data.Schema.Describe());
        CollectionAssert.AreEqual(new[] { 0, 2, 4, 6 }, data.Column<int>("Twice"));
        Assert.AreEqual(
            "Photons: Scalar Single; Index: Scalar Int32; Name: Scalar String; Pixels: Vector Single; Twice: Scalar Int32; Values: Vector Single",
            estimator.GetOutputSchema(Views.ShapeOf(Shots)).Describe());
    }

    [TestMethod]
    public void Transform_Function_RunsOncePerRowAndOnlyWhenNeeded()
    {
        int calls = 0;
        IDataView data = _ml.Transforms.CustomMapping<Source, Result>((s, r) =>
        {
            calls++;
            r.Twice = s.Index;
            r.Values = [s.Index, 1];
        }, null!).Fit(Shots).Transform(Shots);

        data.Column<int>("Index");
        Assert.AreEqual(0, calls);

        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        ValueGetter<int> twice = cursor.GetGetter<int>(data.Schema["Twice"]);
        ValueGetter<VBuffer<float>> values = cursor.GetGetter<VBuffer<float>>(data.Schema["Values"]);
        int number = 0;
        VBuffer<float> vector = default;
        while (cursor.MoveNext())
        {
            twice(ref number);
            values(ref vector);
            twice(ref number);
        }

        Assert.AreEqual(4, calls);
    }

    [TestMethod]
    public void Transform_Definitions_RenameAndAnnotate()
    {
        var input = SchemaDefinition.Create(typeof(Source));
        input["Index"].ColumnName = "Number";
        var output = SchemaDefinition.Create(typeof(Result));
        output["Twice"].ColumnName = "Double";
        output["Values"].AddAnnotation("SlotNames", new[] { "a", "b" }, new VectorDataViewType(TextDataViewType.Instance, 2));
        IDataView data = _ml.Transforms.CopyColumns("Number", "Index").Fit(Shots).Transform(Shots);
        CustomMappingEstimator<Source, Result> estimator = _ml.Transforms.CustomMapping<Source, Result>((s, r) => r.Twice = 2 * s.Index, null!, input, output);
        IDataView mapped = estimator.Fit(data).Transform(data);

        CollectionAssert.AreEqual(new[] { 0, 2, 4, 6 }, mapped.Column<int>("Double"));
        CollectionAssert.AreEqual(new[] { "a", "b" }, mapped.Schema["Values"].TextAnnotation("SlotNames"));
        StringAssert.Contains(estimator.GetOutputSchema(Views.ShapeOf(data)).Describe(), "Values: Vector Single [SlotNames: Vector String]");
    }

    [TestMethod]
    public void GetOutputSchema_OfEmptyInput_ShapesTheOutput()
    {
        // The way to make a shape's column where its constructor is not public.
        var output = SchemaDefinition.Create(typeof(Result));
        output["Values"].ColumnType = new VectorDataViewType(new KeyDataViewType(typeof(uint), 4), 2);
        SchemaDefinition keys = SchemaDefinition.Create(typeof(KeyResult));
        keys["Keys"].ColumnType = new VectorDataViewType(new KeyDataViewType(typeof(uint), 4), 2);

        Assert.AreEqual("Keys: Vector key UInt32", _ml.Transforms.CustomMapping<Empty, KeyResult>((_, _) => { }, null!, null, keys).GetOutputSchema(new SchemaShape([])).Describe());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.CustomMapping<Empty, Result>((_, _) => { }, null!, null, output));
    }

    [TestMethod]
    public void MissingOrOtherInput_Throws()
    {
        IDataView data = _ml.Transforms.DropColumns("Index").Fit(Shots).Transform(Shots);
        IDataView other = _ml.Transforms.Conversion.ConvertType("Index", outputKind: DataKind.Int64).Fit(Shots).Transform(Shots);
        CustomMappingEstimator<Source, Result> estimator = _ml.Transforms.CustomMapping<Source, Result>((_, _) => { }, null!);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Views.ShapeOf(data)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.Fit(data));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Views.ShapeOf(other)));
        Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(other));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Transforms.CustomMapping<Source, Result>(null!, null!));
    }

    [TestMethod]
    public void Save_WithoutContract_ThrowsInvalidOperation()
    {
        ITransformer mapping = _ml.Transforms.CustomMapping<Source, Result>((_, _) => { }, null!).Fit(Shots);

        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(mapping, null!, new MemoryStream()));
    }

    [TestMethod]
    public void Save_WithContract_LoadsByTheFactory()
    {
        ITransformer mapping = _ml.Transforms.CustomMapping(new TwiceFactory().GetMapping(), "MLNet.Offline.Tests.Twice").Fit(Shots);
        using var stream = new MemoryStream();
        _ml.Model.Save(mapping, null!, stream);
        stream.Position = 0;
        var other = new MLContext();
        other.ComponentCatalog.RegisterAssembly(typeof(TwiceFactory).Assembly);
        ITransformer loaded = other.Model.Load(stream, out DataViewSchema schema);

        Assert.IsNull(schema);
        CollectionAssert.AreEqual(new[] { 0, 2, 4, 6 }, loaded.Transform(Shots).Column<int>("Twice"));
    }

    public sealed class Source
    {
        public int Index { get; set; }
    }

    public sealed class Result
    {
        public int Twice { get; set; }

        [VectorType(2)]
        public float[]? Values { get; set; }
    }

    public sealed class KeyResult
    {
        public uint[]? Keys { get; set; }
    }

    public sealed class Empty
    {
    }

    [CustomMappingFactoryAttribute("MLNet.Offline.Tests.Twice")]
    public sealed class TwiceFactory : CustomMappingFactory<Source, Result>
    {
        public override Action<Source, Result> GetMapping() => (s, r) => r.Twice = 2 * s.Index;
    }
}
