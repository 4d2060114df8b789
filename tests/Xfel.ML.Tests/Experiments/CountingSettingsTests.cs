namespace Xfel.ML.Tests.Experiments;

[TestClass]
public sealed class CountingSettingsTests
{
    [TestMethod]
    [DataRow(ExperimentSize.Tiny)]
    [DataRow(ExperimentSize.Small)]
    [DataRow(ExperimentSize.Paper)]
    public void Settings_OfAnySize_AreValid(ExperimentSize size)
    {
        HanResNetSettings.Of(size).Validate();
        HanSimToRealExperiment.SettingsFor(size).Validate();
        HanVgg16Settings.Of(size).Validate();
    }

    [TestMethod]
    public void Settings_OfThePaper_AreItsNumbers()
    {
        HanResNetSettings settings = HanResNetSettings.Of(ExperimentSize.Paper);
        Assert.AreEqual((58_000, 1_000, 1_000, 128, 20, 100), (settings.TrainingFrames, settings.ValidationFrames, settings.TestFrames, settings.Side, settings.Epochs, settings.FramesPerModel));
        HanVgg16Settings vgg = HanVgg16Settings.Of(ExperimentSize.Paper);
        Assert.AreEqual((200_000, 2_000, 10f), (vgg.TrainingFrames, vgg.TestFrames, vgg.Baseline));
        CollectionAssert.AreEqual(new[] { 1f, 2, 5, 10, 20, 50, 100, 1000 }, vgg.Scales.ToArray());
    }

    [TestMethod]
    public void Settings_Impossible_NamesEveryFault()
    {
        CountingSettings settings = CountingSettings.Tiny with { TrainingFrames = 0, Side = -1, Shapes = ["pear"] };
        var fault = Assert.Throws<ArgumentException>(settings.Validate);
        foreach (string word in new[] { "TrainingFrames is 0", "Side is -1", "'pear'", "icosahedron" })
            StringAssert.Contains(fault.Message, word);
        Assert.Throws<ArgumentException>((CountingSettings.Tiny with { Shapes = [] }).Validate);
        StringAssert.Contains(Assert.Throws<ArgumentException>((HanResNetSettings.Of(ExperimentSize.Tiny) with { FramesPerModel = 0, Epochs = 0 }).Validate).Message, "Epochs is 0; at least 1 was expected; FramesPerModel is 0");
        var scales = Assert.Throws<ArgumentException>((HanVgg16Settings.Of(ExperimentSize.Tiny) with { Scales = [2, 2, float.NaN], Baseline = 7, TestFrames = 0 }).Validate);
        foreach (string word in new[] { "TestFrames is 0", "Scales has NaN", "twice", "Baseline is 7" })
            StringAssert.Contains(scales.Message, word);
    }
}
