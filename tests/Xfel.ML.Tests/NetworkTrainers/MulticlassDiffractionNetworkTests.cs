using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.NetworkTrainers;

[TestClass]
public sealed class MulticlassDiffractionNetworkTests
{
    private static readonly MLContext MLContext = new(1);
    private static readonly IDataView Train = TinyShots.View(TinyShots.Classes(96));
    private static readonly IDataView Test = TinyShots.View(TinyShots.Classes(31, seed: 2));
    private static readonly Lazy<MulticlassDiffractionNetworkTransformer> LazyModel = new(() => Trainer().Fit(Train));

    private static MulticlassDiffractionNetworkTransformer Model => LazyModel.Value;

    [TestMethod]
    public void Fit_SeparableFrames_LearnsThem()
    {
        MulticlassClassificationMetrics metrics = MLContext.MulticlassClassification.Evaluate(Model.Transform(Test), "Key");

        Assert.IsGreaterThan(0.9, metrics.MicroAccuracy);
        CollectionAssert.AreEqual(TinyShots.ClassNames, Model.ClassNames.ToArray());
        Assert.HasCount(5, Model.Training!.Result.History);
        Assert.AreEqual(96, Model.Training.Result.Split.Training.Count + Model.Training.Result.Split.Validation.Count);
        Assert.IsTrue(Model.Training.KeptInMemory);
        Assert.IsEmpty(Model.Training.BadRows);
    }

    [TestMethod]
    public void Evaluate_ByMLNet_EqualsOurMetrics()
    {
        // A model of one epoch is wrong often enough for its mistakes to be compared.
        MulticlassDiffractionNetworkTransformer model = Trainer(TinyShots.Options with { Training = TinyShots.Training with { Epochs = 1, LearningRate = 1e-4 } }).Fit(Train);
        IDataView scored = model.Transform(Test);
        MulticlassClassificationMetrics theirs = MLContext.MulticlassClassification.Evaluate(scored, "Key");
        int[] truth = Array.ConvertAll(scored.GetColumn<uint>("Key").ToArray(), key => (int)key - 1);
        int[] predicted = Array.ConvertAll(scored.GetColumn<uint>("PredictedLabel").ToArray(), key => (int)key - 1);

        ClassificationEvaluation ours = ClassificationEvaluation.Of(model.ClassNames, truth, predicted);

        Assert.IsTrue(ours.Accuracy is > 0.1 and < 0.95, "some are wrong");
        Assert.AreEqual(theirs.MicroAccuracy, ours.Accuracy, 1e-12);
        Assert.AreEqual(theirs.MacroAccuracy, ours.PerClass.Average(metrics => metrics.Recall), 1e-12);
        for (int c = 0; c < 3; c++)
        {
            Assert.AreEqual(theirs.ConfusionMatrix.PerClassPrecision[c], ours.PerClass[c].Precision, 1e-12);
            Assert.AreEqual(theirs.ConfusionMatrix.PerClassRecall[c], ours.PerClass[c].Recall, 1e-12);
            CollectionAssert.AreEqual(theirs.ConfusionMatrix.Counts[c].ToArray(), ours.Confusion[c].Select(count => (double)count).ToArray());
        }

        StringAssert.Contains(theirs.ConfusionMatrix.GetFormattedConfusionTable(), "right");
    }

    [TestMethod]
    public void Transform_Columns_AreWhatMLNetLooksFor()
    {
        DataViewSchema schema = Model.Transform(Test).Schema;

        DataViewSchema.Column score = schema["Score"], decision = schema["PredictedLabel"];
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), score.Type);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), decision.Type);
        CollectionAssert.AreEqual(TinyShots.ClassNames, score.Texts("SlotNames"));
        CollectionAssert.AreEqual(TinyShots.ClassNames, score.Texts("TrainingLabelValues"));
        CollectionAssert.AreEqual(TinyShots.ClassNames, decision.Texts("KeyValues"));
        Assert.AreEqual("MulticlassClassification", score.Text("ScoreColumnKind"));
        Assert.AreEqual("Score", score.Text("ScoreValueKind"));
        Assert.AreEqual("PredictedLabel", decision.Text("ScoreValueKind"));
        Assert.AreEqual(1u, score.SetId());
        DataViewSchema again = Model.Transform(Model.Transform(Test)).Schema;
        Assert.AreEqual(2u, again["Score"].SetId(), "a second set of scores is told apart from the first");
        Assert.AreEqual(2u, again["PredictedLabel"].SetId());
    }

    [TestMethod]
    public void Transform_MappedBackToText_GivesTheClass()
    {
        EstimatorChain<Microsoft.ML.Transforms.KeyToValueMappingTransformer> pipeline = Trainer().Append(MLContext.Transforms.Conversion.MapKeyToValue("Class", "PredictedLabel"));

        IDataView scored = pipeline.Fit(Train).Transform(Test);

        string[] names = [.. scored.GetColumn<string>("Class")];
        uint[] keys = [.. scored.GetColumn<uint>("PredictedLabel")];
        CollectionAssert.AreEqual(keys.Select(key => TinyShots.ClassNames[key - 1]).ToArray(), names);
    }

    [TestMethod]
    public void SaveLoad_Bundle_KeepsBitsAndKeyValues()
    {
        using var folder = new TemporaryFolder();
        ModelBundle.Save(MLContext, Model, Test.Schema, folder.File("m.xfel"));

        var loaded = (MulticlassDiffractionNetworkTransformer)((IEnumerable<ITransformer>)ModelBundle.Load(MLContext, folder.File("m.xfel")).Model).Single();

        Assert.IsNull(loaded.Training);
        CollectionAssert.AreEqual(TinyShots.ClassNames, loaded.Transform(Test).Schema["PredictedLabel"].Texts("KeyValues"));
        CollectionAssert.AreEqual(Scores(Model.Transform(Test)), Scores(loaded.Transform(Test)));
    }

    private static MulticlassDiffractionNetworkTrainer Trainer(DiffractionNetworkOptions? options = null) =>
        MLContext.MulticlassClassification.Trainers.DiffractionNetwork((options ?? TinyShots.Options) with { LabelColumnName = "Key" });

    private static float[] Scores(IDataView scored) => [.. scored.GetColumn<float[]>("Score").SelectMany(row => row)];
}
