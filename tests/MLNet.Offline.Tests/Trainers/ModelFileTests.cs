using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.TestSupport;

namespace MLNet.Offline.Tests;

[TestClass]
public sealed class ModelFileTests
{
    [TestMethod]
    public void SaveAndLoad_BinaryModel_ScoresTheSameBits()
    {
        using var folder = new TemporaryFolder();
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);
        ITransformer model = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);

        context.Model.Save(model, data.Schema, folder.File("model.zip"));
        ITransformer loaded = new MLContext().Model.Load(folder.File("model.zip"), out DataViewSchema schema);

        CollectionAssert.AreEqual(data.Schema.Select(column => column.Name).ToArray(), schema.Select(column => column.Name).ToArray());
        IDataView before = model.Transform(data);
        IDataView after = loaded.Transform(data);
        CollectionAssert.AreEqual(before.Schema.Select(column => column.Name).ToArray(), after.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(before.GetColumn<float>("Score").ToArray(), after.GetColumn<float>("Score").ToArray());
        CollectionAssert.AreEqual(before.GetColumn<float>("Probability").ToArray(), after.GetColumn<float>("Probability").ToArray());
        CollectionAssert.AreEqual(before.GetColumn<bool>("PredictedLabel").ToArray(), after.GetColumn<bool>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void SaveAndLoad_MulticlassPipeline_KeepsClassNamesAndScores()
    {
        using var folder = new TemporaryFolder();
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.GoldenClasses(out _), 20);
        ITransformer model = context.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy()).Fit(data);

        context.Model.Save(model, data.Schema, folder.File("model.zip"));
        ITransformer loaded = new MLContext().Model.Load(folder.File("model.zip"), out _);

        IDataView before = model.Transform(data);
        IDataView after = loaded.Transform(data);
        CollectionAssert.AreEqual(before.GetColumn<uint>("PredictedLabel").ToArray(), after.GetColumn<uint>("PredictedLabel").ToArray());
        foreach ((float[] a, float[] b) in before.GetColumn<float[]>("Score").Zip(after.GetColumn<float[]>("Score")))
            CollectionAssert.AreEqual(a, b);
        VBuffer<ReadOnlyMemory<char>> expected = default;
        VBuffer<ReadOnlyMemory<char>> names = default;
        before.Schema["Score"].Annotations.GetValue("SlotNames", ref expected);
        after.Schema["Score"].Annotations.GetValue("SlotNames", ref names);
        CollectionAssert.AreEqual(expected.DenseValues().Select(n => n.ToString()).ToArray(), names.DenseValues().Select(n => n.ToString()).ToArray());
    }
}
