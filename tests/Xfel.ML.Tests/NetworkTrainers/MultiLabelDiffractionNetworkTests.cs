using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.NetworkTrainers;

[TestClass]
public sealed class MultiLabelDiffractionNetworkTests
{
    private static readonly MLContext MLContext = new(1);
    private static readonly IDataView Train = TinyShots.View(TinyShots.Labels(128));
    private static readonly IDataView Test = TinyShots.View(TinyShots.Labels(32, seed: 2));
    private static readonly Lazy<MultiLabelDiffractionNetworkTransformer> LazyModel = new(() => Trainer().Fit(Train));

    private static MultiLabelDiffractionNetworkTransformer Model => LazyModel.Value;

    [TestMethod]
    public void Fit_SeparableFrames_LearnsEveryLabel()
    {
        MultiLabelMetrics metrics = MLContext.MultiLabelClassification.Evaluate(Model.Transform(Test));

        Assert.IsGreaterThan(0.9, metrics.F1);
        CollectionAssert.AreEqual(TinyShots.ClassNames, metrics.Labels.Select(label => label.Name).ToArray());
        CollectionAssert.AreEqual(TinyShots.ClassNames, Model.ClassNames.ToArray());
    }

    [TestMethod]
    public void Transform_Columns_NameTheLabels()
    {
        DataViewSchema schema = Model.Transform(Test).Schema;

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), schema["Score"].Type);
        Assert.AreEqual(new VectorDataViewType(BooleanDataViewType.Instance, 3), schema["PredictedLabel"].Type);
        CollectionAssert.AreEqual(TinyShots.ClassNames, schema["Score"].Texts("SlotNames"));
        CollectionAssert.AreEqual(TinyShots.ClassNames, schema["PredictedLabel"].Texts("SlotNames"));
    }

    [TestMethod]
    public void Fit_NumbersInsteadOfBooleans_GivesTheSameBits()
    {
        MultiLabelDiffractionNetworkTransformer numbers = Trainer(TinyShots.Options with { LabelColumnName = nameof(TinyShot.Numbers) }).Fit(Train);

        CollectionAssert.AreEqual(Scores(Model.Transform(Test)), Scores(numbers.Transform(Test)));
    }

    [TestMethod]
    public void Fit_LabelsWithoutNames_AreNumbered()
    {
        IDataView train = TinyShots.View(TinyShots.Labels(32), labelNames: false);

        MultiLabelDiffractionNetworkTransformer model = Trainer(TinyShots.Options with { Training = TinyShots.Training with { Epochs = 1 } }).Fit(train);

        CollectionAssert.AreEqual(new[] { "0", "1", "2" }, model.ClassNames.ToArray());
        CollectionAssert.AreEqual(new[] { "0", "1", "2" }, model.Transform(train).Schema["Score"].Texts("SlotNames"));
    }

    [TestMethod]
    public void WithThresholds_Decisions_AreScoresOfAtLeastThat()
    {
        float[][] scores = [.. Model.Transform(Test).GetColumn<float[]>("Score")];
        // The first row's own scores: at least, not more than.
        float[] thresholds = scores[0];

        MultiLabelDiffractionNetworkTransformer other = Model.WithThresholds(thresholds);

        bool[][] decisions = [.. other.Transform(Test).GetColumn<bool[]>("PredictedLabel")];
        CollectionAssert.AreEqual(new[] { true, true, true }, decisions[0]);
        for (int i = 0; i < scores.Length; i++)
            CollectionAssert.AreEqual(scores[i].Select((score, label) => score >= thresholds[label]).ToArray(), decisions[i]);
        CollectionAssert.AreEqual(new[] { 0.5f, 0.5f, 0.5f }, Model.Thresholds.ToArray(), "the model itself stays");
        Assert.AreSame(Model.Model, other.Model);
        Assert.AreSame(Model.Training, other.Training);
    }

    [TestMethod]
    public void WithThresholds_NotOneForEachLabel_IsRefused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => Model.WithThresholds([0.5f, 0.5f]));
        Assert.ThrowsExactly<ArgumentException>(() => Model.WithThresholds([0.5f, 0.5f, float.NaN]));
        Assert.ThrowsExactly<ArgumentNullException>(() => Model.WithThresholds(null!));
    }

    [TestMethod]
    public void SaveLoad_Bundle_KeepsBitsAndThresholds()
    {
        using var folder = new TemporaryFolder();
        MultiLabelDiffractionNetworkTransformer tuned = Model.WithThresholds([0.25f, 0.5f, 0.75f]);
        ModelBundle.Save(MLContext, tuned, Test.Schema, folder.File("m.xfel"));

        var loaded = (MultiLabelDiffractionNetworkTransformer)((IEnumerable<ITransformer>)ModelBundle.Load(MLContext, folder.File("m.xfel")).Model).Single();

        CollectionAssert.AreEqual(new[] { 0.25f, 0.5f, 0.75f }, loaded.Thresholds.ToArray());
        CollectionAssert.AreEqual(TinyShots.ClassNames, loaded.ClassNames.ToArray());
        CollectionAssert.AreEqual(Scores(tuned.Transform(Test)), Scores(loaded.Transform(Test)));
        CollectionAssert.AreEqual(Decisions(tuned), Decisions(loaded));
    }

    private static MultiLabelDiffractionNetworkTrainer Trainer(DiffractionNetworkOptions? options = null) =>
        MLContext.MultiLabelClassification.Trainers.DiffractionNetwork(options ?? TinyShots.Options);

    private static float[] Scores(IDataView scored) => [.. scored.GetColumn<float[]>("Score").SelectMany(row => row)];

    private static bool[] Decisions(ITransformer model) => [.. model.Transform(Test).GetColumn<bool[]>("PredictedLabel").SelectMany(row => row)];
}
