using Xfel.ML.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Experiments;

/// <summary>What the experiments of Zimmermann's tables have in common; <see cref="ExperimentTests"/> has what holds for every experiment.</summary>
[TestClass]
public sealed class ZimmermannTests
{
    private static readonly ZimmermannSettings Few = ZimmermannSettings.Of(ExperimentSize.Tiny) with { TrainingFrames = 60, EvaluationFrames = 30, Epochs = 1 };

    public static IEnumerable<object[]> Names => Experiment.All.Where(experiment => experiment.Name.StartsWith("zimmermann", StringComparison.Ordinal)).Select(experiment => new object[] { experiment.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Settings_OfAnySize_AreValid(string name)
    {
        foreach (ExperimentSize size in Enum.GetValues<ExperimentSize>())
            ((ZimmermannSettings)Experiment.Of(name).SettingsOf(size)).Validate();
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Settings_Paper_AreThePapers(string name)
    {
        var settings = (ZimmermannSettings)Experiment.Of(name).SettingsOf(ExperimentSize.Paper);
        Assert.AreEqual((6174, 1090, 224, 200, 48, 1.0), (settings.TrainingFrames, settings.EvaluationFrames, settings.Side, settings.Epochs, settings.BatchSize, settings.Width));
        Assert.IsTrue(settings.PaperRecipe);
    }

    [TestMethod]
    public void Settings_Impossible_NameEveryFault()
    {
        AssertFaults(Few with { TrainingFrames = 7, Side = 0, Width = 5, HeldOut = 1, NormMomentum = 0 }, "TrainingFrames is 7", "Side is 0", "Width is 5", "HeldOut is 1", "NormMomentum is 0");
        AssertFaults(ZimmermannTable4Settings.Of(ExperimentSize.Tiny) with { Alphas = [0.2f], Seeds = 0, Epochs = 0 }, "Alphas must hold 0", "Seeds is 0", "Epochs is 0");
        AssertFaults(ZimmermannTable5Settings.Of(ExperimentSize.Tiny) with { Shares = [0.5, 1], LogAlpha = 0 }, "Shares must fall", "LogAlpha is 0");
        AssertFaults(ZimmermannTable6Settings.Of(ExperimentSize.Tiny) with { Order = 46 }, "Order is 46", "half the number of angles");
        AssertFaults(ZimmermannTable9Settings.Of(ExperimentSize.Tiny) with { Networks = ["resnet10"], VggSide = 100 }, "'resnet10'", "VggSide is 100");

        static void AssertFaults(ZimmermannSettings settings, params string[] words)
        {
            var fault = Assert.Throws<ArgumentException>(settings.Validate);
            foreach (string word in words)
                StringAssert.Contains(fault.Message, word);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Run_DataWithoutIndicators_IsRefusedInOneLine(string name)
    {
        float[][] frames = [.. Enumerable.Range(0, 20).Select(i => new float[] { 1, 2, 3, i })];
        foreach (FrameCollection data in new[]
        {
            FrameCollection.FromFrames("bare", new(2, 2), frames),
            FrameCollection.FromFrames("classes", new(2, 2), frames, new() { Values = [.. frames.Select((_, i) => i % 2)], ClassNames = ["a", "b"] }),
        })
        {
            var fault = Assert.Throws<InvalidInputException>(() => Experiment.Of(name).Run(new() { Size = ExperimentSize.Tiny, Data = data }));
            StringAssert.StartsWith(fault.Message, data.Path);
            StringAssert.Contains(fault.Message, "'labels' [frames, labels] of 0 and 1");
            Assert.DoesNotContain("\n", fault.Message);
        }
    }

    [TestMethod]
    [DataRow("zimmermann-table3")]
    [DataRow("zimmermann-table6")]
    public void Run_FileOfLabelledFrames_TakesThem(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("helium.npz");
        // Bad pixels of such a file are NaN, and its frames are larger than those that the networks see.
        SimulatedFrames.Write(path, Preset.Helium, new() { Count = 120, Size = new(48, 48), Seed = 3 });
        ExperimentResult result = Experiment.Of(name).Run(new() { Size = ExperimentSize.Tiny, Data = FrameCollection.FromFile(path) });
        Assert.AreEqual(path, result.Data);
        ZimmermannFrames frames = result.Results is ZimmermannNetworkResults one ? one.Frames : ((ZimmermannTable6Results)result.Results).Frames;
        Assert.AreEqual((path, 102, 18, 32, 0), (frames.Source, frames.Training, frames.Evaluation, frames.Side, frames.BadFrames));
        ReportText[] texts = [.. result.Report.SelectMany(section => section.Items).OfType<ReportText>()];
        Assert.IsTrue(texts.Any(text => text.Text.Contains("labelled by whoever made the file", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Prepare_BadFrames_AreLeftOutAndCounted()
    {
        float[][] frames = [.. Enumerable.Range(0, 40).Select(i => Enumerable.Repeat(i % 8 == 3 ? float.NaN : i, 16).ToArray())];
        bool[][] labels = [.. frames.Select((_, i) => new[] { true, i % 2 == 0, false })];
        FrameCollection data = FrameCollection.FromFrames("some bad", new(4, 4), frames, new() { Values = [], Indicators = labels, ClassNames = ["all", "even", "never"] });
        HeliumData prepared = HeliumData.Prepare(new() { Data = data }, Few);
        Assert.AreEqual((5, 35), (prepared.BadFrames, prepared.Training.Count + prepared.Evaluation.Count));
        CollectionAssert.AreEqual(new[] { "all", "even" }, prepared.Names.ToArray(), "what no frame has cannot be learnt");
        CollectionAssert.AreEqual(new[] { "never" }, prepared.LeftOut.ToArray());
        Assert.IsTrue(prepared.Training.Labels.Concat(prepared.Evaluation.Labels).All(row => row.Length == 2));
        foreach ((float[] pixels, bool[] row) in prepared.Training.Pixels.Zip(prepared.Training.Labels))
            Assert.AreEqual((int)pixels[0] % 2 == 0, row[1], "labels stay with their frames");
    }

    [TestMethod]
    public void Prepare_TooFewFrames_IsRefused()
    {
        FrameCollection data = FrameCollection.FromFrames("few", new(1, 1), [[1], [2], [float.NaN], [4]], new() { Values = [], Indicators = [[true], [true], [true], [true]], ClassNames = ["all"] });
        StringAssert.Contains(Assert.Throws<InvalidInputException>(() => HeliumData.Prepare(new() { Data = data }, Few)).Message, "at least two of each");
    }

    [TestMethod]
    public void Part_Shares_LieWithinEachOther()
    {
        HeliumData data = HeliumData.Prepare(new() { Seed = 5 }, Few, 0.25);
        float[][] Of(double share) => [.. data.Part(share, 5).Pixels];
        Assert.HasCount(60, Of(1));
        Assert.HasCount(45, Of(0.75));
        Assert.HasCount(15, Of(0.25));
        Assert.IsEmpty(Of(0.25).Except(Of(0.75)));
        Assert.IsEmpty(Of(0.75).Except(Of(1)));
        Assert.IsTrue(Enumerable.Range(0, data.Names.Count).All(label => data.Part(0.25, 5).Labels.Any(row => row[label])), "every label has an example in the smallest part");
        Assert.IsEmpty(data.Training.Pixels.Where(frame => data.Evaluation.Pixels.Any(other => other.AsSpan().SequenceEqual(frame))), "no frame is on both sides");
    }

    [TestMethod]
    public void ForNetwork_BadPixels_AreDark()
    {
        var frames = new HeliumFrames(new(1, 3), [[1, float.NaN, float.PositiveInfinity], [1, 2, 3]], [[true], [false]], null);
        HeliumFrames seen = frames.ForNetwork(new());
        CollectionAssert.AreEqual(new float[] { 1, 0, 0 }, seen.Pixels[0]);
        Assert.AreSame(frames.Pixels[1], seen.Pixels[1]);
        Assert.IsTrue(float.IsNaN(frames.Pixels[0][1]), "CCF maps leave bad pixels out: they must still be known");
    }

    [TestMethod]
    public void Conduct_Table4_HoldsEachSeedAgainstItsOwn()
    {
        ZimmermannTable4Settings settings = ZimmermannTable4Settings.Of(ExperimentSize.Tiny) with { TrainingFrames = 60, EvaluationFrames = 30, Epochs = 1, Seeds = 2, Alphas = [0.2f, 0] };
        (ZimmermannTable4Results results, IReadOnlyList<ReportSection> report) = ZimmermannTable4Experiment.Conduct(new() { Seed = 7 }, settings);
        CollectionAssert.AreEqual(new[] { 7, 8, 7, 8 }, results.Alphas.SelectMany(alpha => alpha.Networks).Select(network => network.Seed).ToArray());
        CollectionAssert.AreEqual(new[] { ("alpha 0.2, seed 7", "none, seed 7"), ("alpha 0.2, seed 8", "none, seed 8") }, results.Differences.Select(one => (one.Network, one.Against)).ToArray());
        Assert.AreEqual(new PublishedMetrics(0.965, 0.922, 0.870), results.Alphas[0].Paper);
        for (int i = 0; i < 2; i++)
        {
            double here = results.Alphas[0].Networks[i].Evaluation.Accuracy.Value, none = results.Alphas[1].Networks[i].Evaluation.Accuracy.Value;
            Assert.AreEqual(here - none, results.Differences[i].Figures.Accuracy.Value, 1e-12);
        }

        Assert.IsTrue(report[0].Items.OfType<ReportTable>().First().Rows[0].Contains("0.965"), "the paper's number stands beside ours");
    }

    [TestMethod]
    public void Conduct_Table6_AddsTheLevelsOfTheTrainingFrames()
    {
        ZimmermannTable6Settings settings = ZimmermannTable6Settings.Of(ExperimentSize.Tiny) with { TrainingFrames = 60, EvaluationFrames = 30, Epochs = 1 };
        (ZimmermannTable6Results results, IReadOnlyList<ReportSection> report) = ZimmermannTable6Experiment.Conduct(new(), settings);
        HeliumData data = HeliumData.Prepare(new(), settings);
        double Median(Func<float[], double> of) => data.Training.Pixels.Select(of).Order().Skip(29).Take(2).Average();
        CollectionAssert.AreEqual(new[] { "none", "mean", "mean + std", "maximum" }, results.Levels.Select(level => level.Level).ToArray());
        Assert.AreEqual(0, results.Levels[0].Upper);
        Assert.AreEqual(Median(frame => frame.Average(pixel => (double)pixel)), results.Levels[1].Upper, 1e-3);
        Assert.IsTrue(results.Levels[2].Upper > results.Levels[1].Upper);
        Assert.AreEqual(Median(frame => frame.Max()), results.Levels[3].Upper, 1e-3);
        ReportPictures[] pictures = [.. report.Single(section => section.Title == "Frames and maps under noise").Items.OfType<ReportPictures>()];
        Assert.IsTrue(pictures.Length > 0 && pictures.All(one => one.Pictures.Count == 8), "a frame and its map at each level");
        ReportCurves curves = report[0].Items.OfType<ReportCurves>().First();
        Assert.IsTrue(curves.Across == "noise" && curves.Ticks!.Count == 4 && curves.Series.All(series => series.Values.Count == 4));
    }

    [TestMethod]
    public void InUnits_Maps_AreDividedByTheMedianOfTheTrainingMaps()
    {
        HeliumData data = HeliumData.Prepare(new(), ZimmermannTable6Settings.Of(ExperimentSize.Tiny) with { TrainingFrames = 9, EvaluationFrames = 4 });
        int training = 0;
        var maps = data.With(new FrameSize(1, 3), _ => [0, 0, 0], new());
        maps = maps.WithTraining(maps.Training.With(new FrameSize(1, 3), _ => [-1e3f, Interlocked.Increment(ref training) * -1e9f, 1e20f], new()));
        HeliumData scaled = ZimmermannTable6Experiment.InUnits(maps, new());
        CollectionAssert.AreEquivalent(Enumerable.Range(1, 9).Select(i => i * -1e9f / 5e9f).ToArray(), scaled.Training.Pixels.Select(map => map[1]).ToArray());
        Assert.IsTrue(scaled.Evaluation.Pixels.All(map => map.All(value => value == 0)));
        Assert.AreSame(maps.Evaluation.Pixels, ZimmermannTable6Experiment.InUnits(maps.WithTraining(maps.Evaluation), new()).Evaluation.Pixels, "maps of nothing but zeros have no unit");
    }

    [TestMethod]
    public void Conduct_Table9_TakesEveryArchitecture()
    {
        ZimmermannTable9Settings settings = ZimmermannTable9Settings.Of(ExperimentSize.Tiny) with { Networks = ["resnet50", "vgg16"] };
        (ZimmermannTable9Results results, _) = ZimmermannTable9Experiment.Conduct(new(), settings);
        CollectionAssert.AreEqual(new[] { "resnet50", "vgg16" }, results.Networks.Select(network => network.Name).ToArray());
        StringAssert.StartsWith(results.Networks[0].Training.Network, "ResNet-50");
        StringAssert.StartsWith(results.Networks[1].Training.Network, "VGG-16");
        Assert.AreEqual(32, results.Frames.Side, "VGG networks see the same frames, enlarged");
    }
}
