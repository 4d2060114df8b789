using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class RandomParametersTests
{
    [TestMethod]
    public void Fill_EveryParameter_HoldsTheValuesOfTheList()
    {
        NetworkDescription network = ResNets.ResNet18(5, new FeatureShape(3, 40, 33), new ResNetOptions { Width = 0.3, TrainAlpha = true });
        using var engine = new TrainingPlan(network, 2, 1, TileSet.Best);
        foreach (TrainedParameter parameter in engine.Parameters)
            parameter.Values.Fill(float.NaN);
        new RandomParameters(engine.Graph, 7).Fill(engine.Parameters);
        ParameterList expected = ParameterList.Random(engine.Graph, 7);
        for (int i = 0; i < expected.Count; i++)
        {
            var values = new float[engine.Parameters[i].Layout.Length];
            engine.Parameters[i].Layout.FromCanonical(expected[i].Values, values);
            CollectionAssert.AreEqual(values, engine.Parameters[i].Values.ToArray(), expected[i].Name);
        }
    }
}
