using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MLNet.Offline.Tests.Pipelines;
using Xfel.ML.TestSupport;

namespace MLNet.Offline.Tests.Models;

[TestClass]
public sealed class SaveAndLoadTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Shots => _ml.Data.LoadFromEnumerable(Shot.Make(6));

    public static IEnumerable<object[]> Estimators()
    {
        MLContext ml = new(1);
        yield return ["copy", ml.Transforms.CopyColumns("Out", "Pixels")];
        yield return ["concatenate", ml.Transforms.Concatenate("Out", "Pixels", "Photons")];
        yield return ["select", ml.Transforms.SelectColumns("Pixels", "Name")];
        yield return ["drop", ml.Transforms.DropColumns("Photons")];
        yield return ["convert", ml.Transforms.Conversion.ConvertType("Out", "Pixels", DataKind.Double)];
        yield return ["text keys", ml.Transforms.Conversion.MapValueToKey("Out", "Name", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)];
        yield return ["number keys", ml.Transforms.Conversion.MapValueToKey("Out", "Pixels", addKeyValueAnnotationsAsText: true)];
        yield return ["keys and back", ml.Transforms.Conversion.MapValueToKey("Out", "Name").Append(ml.Transforms.Conversion.MapKeyToValue("Out"))];
        yield return ["min-max", ml.Transforms.NormalizeMinMax("Out", "Pixels", fixZero: false)];
        yield return ["mean-variance", ml.Transforms.NormalizeMeanVariance("Out", "Photons")];
        yield return ["cdf", ml.Transforms.NormalizeMeanVariance("Out", "Pixels", useCdf: true)];
        yield return ["log", ml.Transforms.NormalizeLogMeanVariance("Out", "Photons")];
        yield return ["chain", ml.Transforms.NormalizeMinMax("Pixels").AppendCacheCheckpoint(ml).Append(ml.Transforms.Concatenate("Out", "Pixels", "Photons")).Append(ml.Transforms.DropColumns("Name"))];
    }

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void SavedTransformer_Loaded_GivesTheSame(string name, IEstimator<ITransformer> estimator)
    {
        ITransformer fitted = estimator.Fit(Shots);
        using var stream = new MemoryStream();
        _ml.Model.Save(fitted, Shots.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema schema);
        IDataView before = fitted.Transform(Shots), after = loaded.Transform(Shots);

        Assert.AreEqual(Shots.Schema.Describe(), schema.Describe(), name);
        Assert.AreEqual(before.Schema.Describe(), after.Schema.Describe(), name);
        CollectionAssert.AreEqual(Dump(before), Dump(after), name);
        foreach (DataViewSchema.Column column in before.Schema.Where(c => c.Annotations.Schema.GetColumnOrNull("KeyValues")?.Type.RawType == typeof(VBuffer<ReadOnlyMemory<char>>)))
            CollectionAssert.AreEqual(column.TextAnnotation("KeyValues"), after.Schema[column.Index].TextAnnotation("KeyValues"), name);
    }

    [TestMethod]
    public void Save_Chain_LoadsAsChain()
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("A", "Index").Append(_ml.Transforms.CopyColumns("B", "A")).Fit(Shots), null!, stream);
        stream.Position = 0;
        ITransformer loaded = _ml.Model.Load(stream, out DataViewSchema schema);

        Assert.IsNull(schema);
        Assert.IsInstanceOfType<TransformerChain<ITransformer>>(loaded);
        Assert.HasCount(2, ((TransformerChain<ITransformer>)loaded).ToArray());
    }

    [TestMethod]
    public void Save_SchemaWithAnnotations_KeepsThem()
    {
        IDataView data = Transforms.Concatenated.Named(_ml);
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Name").Fit(data).Transform(data);
        using var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("A", "Index").Fit(keyed), keyed.Schema, stream);
        stream.Position = 0;
        _ml.Model.Load(stream, out DataViewSchema schema);

        Assert.AreEqual(keyed.Schema["All"].ToString(), schema["All"].ToString());
        CollectionAssert.AreEqual(keyed.Schema["All"].TextAnnotation("SlotNames"), schema["All"].TextAnnotation("SlotNames"));
        CollectionAssert.AreEqual(keyed.Schema["Name"].TextAnnotation("KeyValues"), schema["Name"].TextAnnotation("KeyValues"));
        Assert.AreEqual(keyed.Schema["Name"].Type, schema["Name"].Type);
    }

    [TestMethod]
    public void File_RoundTrips()
    {
        using var folder = new TemporaryFolder();
        _ml.Model.Save(_ml.Transforms.CopyColumns("A", "Index").Fit(Shots), Shots.Schema, folder.File("model.zip"));
        ITransformer loaded = _ml.Model.Load(folder.File("model.zip"), out _);

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4, 5 }, loaded.Transform(Shots).Column<int>("A"));
        Assert.ThrowsExactly<FileNotFoundException>(() => _ml.Model.Load(folder.File("nothing.zip"), out _));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.Load("", out _));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Model.Load((Stream)null!, out _));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Model.Save(loaded, null!, (Stream)null!));
    }

    [TestMethod]
    public void Save_ThirdPartyTransformer_ThrowsItsFault()
    {
        Assert.ThrowsExactly<NotSupportedException>(() => _ml.Model.Save(new CountingTransformer(), null!, new MemoryStream()));
        Assert.ThrowsExactly<NotSupportedException>(() => _ml.Model.Save(new CountingEstimator(_ml).Append(_ml.Transforms.CopyColumns("A", "Total")).Fit(Shots), null!, new MemoryStream()));
    }

    [TestMethod]
    public void Load_ForeignOrCutFile_Throws()
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.NormalizeMinMax("Pixels").Fit(Shots), Shots.Schema, stream);
        byte[] whole = stream.ToArray();

        Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(new MemoryStream([1, 2, 3, 4]), out _));
        Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(new MemoryStream(whole[..(whole.Length / 2)]), out _));
        Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(new MemoryStream(), out _));
    }

    private static List<string> Dump(IDataView data)
    {
        var rows = new List<string>();
        foreach (DataViewSchema.Column column in data.Schema.Where(c => !c.IsHidden))
        {
            if (column.Type.RawType == typeof(VBuffer<float>))
                rows.AddRange(data.Vectors<float>(column.Name).Select(v => string.Join(" ", v)));
            else if (column.Type.RawType == typeof(VBuffer<double>))
                rows.AddRange(data.Vectors<double>(column.Name).Select(v => string.Join(" ", v)));
            else if (column.Type.RawType == typeof(VBuffer<uint>))
                rows.AddRange(data.Vectors<uint>(column.Name).Select(v => string.Join(" ", v)));
            else if (column.Type.RawType == typeof(float))
                rows.AddRange(data.Column<float>(column.Name).Select(v => $"{v}"));
            else if (column.Type.RawType == typeof(uint))
                rows.AddRange(data.Column<uint>(column.Name).Select(v => $"{v}"));
            else if (column.Type is TextDataViewType)
                rows.AddRange(data.Texts(column.Name));
        }

        return rows;
    }
}
