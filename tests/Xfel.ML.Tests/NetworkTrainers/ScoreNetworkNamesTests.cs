using Microsoft.ML;
using Xfel.ML.Networks;
using Xfel.ML.TestSupport;
using Xfel.ML.Tests.Conformance;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Tests.NetworkTrainers;

/// <summary>The slot names of a network's scores.</summary>
[TestClass]
public sealed class ScoreNetworkNamesTests
{
    private static readonly MLContext MLContext = new(1);
    private static readonly IDataView View = TinyShots.View(TinyShots.Classes(3));

    [TestMethod]
    public void ScoreNetwork_ClassNames_AreTheSlotNamesAndOutliveABundle()
    {
        using var folder = new TemporaryFolder();
        ScoreNetworkEstimator estimator = MLContext.Transforms.ScoreNetwork("Score", "Frame", Model(), TinyShots.ClassNames);
        ScoreNetworkTransformer transformer = estimator.Fit(View);
        ModelBundle.Save(MLContext, transformer, View.Schema, folder.File("m.xfel"));

        ITransformer loaded = ModelBundle.Load(MLContext, folder.File("m.xfel")).Model;

        CollectionAssert.AreEqual(TinyShots.ClassNames, transformer.ClassNames!.ToArray());
        CollectionAssert.AreEqual(TinyShots.ClassNames, transformer.Transform(View).Schema["Score"].Texts("SlotNames"));
        CollectionAssert.AreEqual(TinyShots.ClassNames, loaded.Transform(View).Schema["Score"].Texts("SlotNames"));
        Assert.IsTrue(estimator.GetOutputSchema(Shapes.Of(View.Schema)).Single(column => column.Name == "Score").Annotations.Any(annotation => annotation.Name == "SlotNames"));
    }

    [TestMethod]
    public void ScoreNetwork_NotOneNameForEachOutput_IsRefused() =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => MLContext.Transforms.ScoreNetwork("Score", "Frame", Model(), ["one"])).Message, "has 3 outputs, but 1 names were given");

    private static NetworkModel Model()
    {
        Sequential layers = [Conv(4, 3), GlobalAveragePool(), Linear(3)];
        return NetworkModel.CreateRandom(layers.ForInput("small", new FeatureShape(1, TinyShots.Side, TinyShots.Side)), NetworkHead.Softmax, seed: 2);
    }
}
