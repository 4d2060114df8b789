using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Tests.Conformance;

namespace Xfel.ML.Tests.NetworkTrainers;

/// <summary>What the trainers refuse, and say, before any row is read.</summary>
[TestClass]
public sealed class DiffractionNetworkSchemaTests
{
    private static readonly MLContext MLContext = new(1);
    private static readonly VectorDataViewType Frames = new(NumberDataViewType.Single, 12, 12);

    [TestMethod]
    [DataRow("multiclass", "Key")]
    [DataRow("binary", "Label")]
    [DataRow("multi-label", "Labels")]
    public void Fit_LabelColumnMissing_NamesItAndTheColumnsThatThereAre(string task, string label) =>
        Refuses(task, label, Schema(("Frame", Frames), ("Index", NumberDataViewType.Int64)), $"Could not find input column '{label}'", "Frame, Index");

    [TestMethod]
    [DataRow("multiclass", "Key")]
    [DataRow("binary", "Label")]
    [DataRow("multi-label", "Labels")]
    public void Fit_FeatureColumnMissing_NamesIt(string task, string label) =>
        Refuses(task, label, Schema((label, LabelType(task)), ("Other", Frames)), "Could not find input column 'Frame'", "Other");

    [TestMethod]
    [DataRow("multiclass")]
    [DataRow("binary")]
    [DataRow("multi-label")]
    public void Fit_FeatureColumnOfAnotherType_IsASchemaError(string task)
    {
        foreach (DataViewType type in new DataViewType[] { NumberDataViewType.Single, new VectorDataViewType(NumberDataViewType.Double, 12, 12), new VectorDataViewType(NumberDataViewType.Single), TextDataViewType.Instance })
            Refuses(task, "Label", Schema(("Frame", type), ("Label", LabelType(task))), "Schema mismatch for input column 'Frame'");
    }

    [TestMethod]
    [DynamicData(nameof(BadLabels))]
    public void Fit_LabelColumnOfAnotherType_IsASchemaError(string task, string expected, DataViewType type) =>
        Refuses(task, "Label", Schema(("Frame", Frames), ("Label", type)), "Schema mismatch for input column 'Label'", expected);

    public static IEnumerable<object[]> BadLabels
    {
        get
        {
            foreach (DataViewType type in new DataViewType[] { TextDataViewType.Instance, NumberDataViewType.Single, BooleanDataViewType.Instance, NumberDataViewType.UInt32, new VectorDataViewType(new KeyDataViewType(typeof(uint), 3), 2) })
                yield return ["multiclass", "a key of 2 to 10,000 values", type];
            foreach (DataViewType type in new DataViewType[] { TextDataViewType.Instance, NumberDataViewType.Single, new KeyDataViewType(typeof(uint), 2), new VectorDataViewType(BooleanDataViewType.Instance, 1) })
                yield return ["binary", "expected Boolean", type];
            foreach (DataViewType type in new DataViewType[]
            {
                BooleanDataViewType.Instance, TextDataViewType.Instance, new VectorDataViewType(BooleanDataViewType.Instance), new VectorDataViewType(NumberDataViewType.Single),
                new VectorDataViewType(NumberDataViewType.Double, 3), new VectorDataViewType(new KeyDataViewType(typeof(uint), 2), 3),
            })
            {
                yield return ["multi-label", "Vector<Boolean> or Vector<Single> of known size", type];
            }
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(10_001)]
    public void Fit_KeyOfTooFewOrTooManyValues_IsASchemaError(int count)
    {
        // A shape does not know how many values a key has.
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Trainer("multiclass", "Label").Fit(new UnreadableView(Schema(("Frame", Frames), ("Label", new KeyDataViewType(typeof(uint), count))))));

        StringAssert.Contains(error.Message, "'Label'");
    }

    [TestMethod]
    public void Fit_KeyValuesOfAnUnknownType_AreASchemaError()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("KeyValues", new VectorDataViewType(TimeSpanDataViewType.Instance, 2), (ref VBuffer<TimeSpan> value) => value = new VBuffer<TimeSpan>(2, [default, default]));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Frame", Frames);
        builder.AddColumn("Label", new KeyDataViewType(typeof(uint), 2), annotations.ToAnnotations());

        Refuses("multiclass", "Label", builder.ToSchema(), "a key of texts, numbers or Booleans");
    }

    [TestMethod]
    public void Fit_FramesSmallerThanTheNetworkNeeds_AreASchemaErrorThatSaysSo()
    {
        IEstimator<ITransformer> trainer = MLContext.BinaryClassification.Trainers.DiffractionNetwork(new DiffractionNetworkOptions { Network = "vgg16" });

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainer.Fit(new UnreadableView(Schema(("Frame", Frames), ("Label", BooleanDataViewType.Instance)))));

        StringAssert.Contains(error.Message, "Schema mismatch for input column 'Frame': expected frames that vgg16 can take, got frames of 12 x 12");
        StringAssert.Contains(error.Message, "ResizeFrames");
    }

    [TestMethod]
    public void Fit_SamplingKeyMissingOrOfAnotherType_IsASchemaError()
    {
        Refuses("binary", "Label", Schema(("Frame", Frames), ("Label", BooleanDataViewType.Instance)), "Could not find input column 'Models'", "", "Models");
        foreach (DataViewType type in new DataViewType[] { NumberDataViewType.Single, new VectorDataViewType(NumberDataViewType.Int64, 1), TimeSpanDataViewType.Instance })
            Refuses("binary", "Label", Schema(("Frame", Frames), ("Label", BooleanDataViewType.Instance), ("Models", type)), "'Models': expected whole numbers, keys, texts or Booleans", "", "Models");
    }

    [TestMethod]
    public void Fit_NotOneClassWeightForEachClass_IsRefusedBeforeAnyRow()
    {
        IEstimator<ITransformer> trainer = MLContext.BinaryClassification.Trainers.DiffractionNetwork(new DiffractionNetworkOptions { Training = TinyShots.Training with { ClassWeights = [1, 2, 3] } });

        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => trainer.Fit(new UnreadableView(Schema(("Frame", Frames), ("Label", BooleanDataViewType.Instance))))).Message, "ClassWeights has 3 values; one for each of 2 classes");
    }

    [TestMethod]
    public void Options_EveryFault_IsNamedAtOnce()
    {
        var options = new DiffractionNetworkOptions
        {
            LabelColumnName = "",
            FeatureColumnName = "",
            SamplingKeyColumnName = "",
            Network = "resnet17",
            Training = new Networks.TrainingOptions { Epochs = 0, BatchSize = 0 },
            Scoring = new NetworkScoreOptions { BatchSize = 0 },
            MemoryLimit = -1,
        };

        string message = Assert.ThrowsExactly<ArgumentException>(() => MLContext.BinaryClassification.Trainers.DiffractionNetwork(options)).Message;

        foreach (string part in new[] { "LabelColumnName", "FeatureColumnName", "SamplingKeyColumnName", "resnet17", "Epochs is 0", "BatchSize is 0; it must be at least 1", "Scoring: BatchSize is 0; it must be 1 to", "MemoryLimit is -1" })
            StringAssert.Contains(message, part);
        Assert.ThrowsExactly<ArgumentNullException>(() => MLContext.BinaryClassification.Trainers.DiffractionNetwork(null!));
    }

    [TestMethod]
    public void Catalog_ShortOverloads_TakeColumnsAndNetwork()
    {
        Assert.AreEqual("a", MLContext.MulticlassClassification.Trainers.DiffractionNetwork("a", "b", "resnet18").LabelColumnName);
        DiffractionNetworkOptions options = MLContext.BinaryClassification.Trainers.DiffractionNetwork("a", "b", "resnet18").Options;
        Assert.AreEqual(("a", "b", "resnet18"), (options.LabelColumnName, options.FeatureColumnName, options.Network));
        Assert.AreEqual("Label", MLContext.BinaryClassification.Trainers.DiffractionNetwork().LabelColumnName);
        MultiLabelDiffractionNetworkTrainer labels = MLContext.MultiLabelClassification.Trainers.DiffractionNetwork();
        Assert.AreEqual("Labels", labels.LabelColumnName);
        Assert.AreEqual(Networks.TrainingPresets.Zimmermann2019, labels.Options.Training);
        Assert.AreEqual("Labels", MLContext.MultiLabelClassification.Trainers.DiffractionNetwork(new DiffractionNetworkOptions()).LabelColumnName);
    }

    [TestMethod]
    public void GetOutputSchema_KeyWithoutValues_HasNone()
    {
        IEstimator<ITransformer> trainer = Trainer("multiclass", "Label");

        SchemaShape shape = trainer.GetOutputSchema(Shapes.Of(Schema(("Frame", Frames), ("Label", new KeyDataViewType(typeof(byte), 3)))));

        SchemaShape.Column decision = shape.Single(column => column.Name == "PredictedLabel"), score = shape.Single(column => column.Name == "Score");
        Assert.IsTrue(decision.IsKey);
        Assert.IsFalse(decision.Annotations.Any(annotation => annotation.Name == "KeyValues"));
        Assert.IsTrue(score.Annotations.Any(annotation => annotation.Name == "SlotNames"));
    }

    /// <summary>Fit and schema propagation refuse a schema alike, and no row is read.</summary>
    private static void Refuses(string task, string label, DataViewSchema schema, string expected, string alsoExpected = "", string? samplingKey = null)
    {
        IEstimator<ITransformer> trainer = Trainer(task, label, samplingKey);
        foreach (Action act in new Action[] { () => trainer.Fit(new UnreadableView(schema)), () => trainer.GetOutputSchema(Shapes.Of(schema)) })
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(act);
            StringAssert.Contains(error.Message, expected);
            StringAssert.Contains(error.Message, alsoExpected);
            Assert.AreEqual("inputSchema", error.ParamName);
        }
    }

    private static IEstimator<ITransformer> Trainer(string task, string label, string? samplingKey = null)
    {
        var options = new DiffractionNetworkOptions { LabelColumnName = label, SamplingKeyColumnName = samplingKey };
        return task switch
        {
            "multiclass" => MLContext.MulticlassClassification.Trainers.DiffractionNetwork(options),
            "binary" => MLContext.BinaryClassification.Trainers.DiffractionNetwork(options),
            _ => MLContext.MultiLabelClassification.Trainers.DiffractionNetwork(options),
        };
    }

    private static DataViewType LabelType(string task) => task switch
    {
        "multiclass" => new KeyDataViewType(typeof(uint), 3),
        "binary" => BooleanDataViewType.Instance,
        _ => new VectorDataViewType(BooleanDataViewType.Instance, 3),
    };

    private static DataViewSchema Schema(params (string Name, DataViewType Type)[] columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach ((string name, DataViewType type) in columns)
            builder.AddColumn(name, type);
        return builder.ToSchema();
    }

    private sealed class UnreadableView(DataViewSchema schema) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema => schema;

        public long? GetRowCount() => null;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => throw new NotSupportedException("a row was read");

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => throw new NotSupportedException("a row was read");
    }
}
