using Xfel.ML.Internals;
using Xfel.ML.Simulation;

namespace Xfel.ML.Tests.Experiments;

[TestClass]
public sealed class HanSimToRealTests
{
    private static readonly CountingSettings Few = CountingSettings.Tiny with { TrainingFrames = 60, ValidationFrames = 10, TestFrames = 40, Epochs = 1 };

    [TestMethod]
    public void Conduct_AnyRun_HoldsEveryTrainingAgainstEveryTest()
    {
        (HanSimToRealResults results, IReadOnlyList<ReportSection> report) = HanSimToRealExperiment.Conduct(new() { Seed = 3 }, Few);
        CollectionAssert.AreEqual(
            new[] { ("spi-hits", "spi-hits"), ("spi-hits", "spi-real"), ("spi-real", "spi-hits"), ("spi-real", "spi-real") },
            results.Transfers.Select(one => (one.TrainedOn, one.TestedOn)).ToArray());
        CollectionAssert.AreEqual(new double?[] { 0.99, null, null, null }, results.Transfers.Select(one => one.PaperRight).ToArray());
        CollectionAssert.AreEqual(new double?[] { null, 0.62, null, 0.94 }, results.Transfers.Select(one => one.PaperRightOnSingle).ToArray());
        foreach (TransferFigures one in results.Transfers)
            Assert.AreEqual((40, 40, one.Figures.Right.Count), (one.Figures.Right.Of, one.RightByParticles.Sum(group => group.Share.Of), one.RightByParticles.Sum(group => group.Share.Count)));
        Assert.HasCount(1, results.Transfers.Select(one => one.Figures.FalseNegative.Of).Distinct(), "the same particles on both detectors");
        int ideal = results.Of("spi-hits", "spi-hits").Figures.Right.Count;
        foreach (ArtefactFigures one in results.Artefacts)
            Assert.AreEqual((40, one.Figures.Right.Count - ideal), (one.Figures.Right.Of, 2 * one.AgainstIdeal.Count - one.AgainstIdeal.Of), one.Name);
        TransferFigures transferred = results.Of("spi-hits", "spi-real");
        int hits = transferred.RightByParticles.Where(group => group.Name != "none").Sum(group => group.Share.Of), right = transferred.RightByParticles.Where(group => group.Name != "none").Sum(group => group.Share.Count);
        foreach (TruthGroups group in results.Groups)
            Assert.AreEqual((hits, right), (group.Right.Sum(third => third.Share.Of), group.Right.Sum(third => third.Share.Count)), group.Name);
        CollectionAssert.AreEqual(new[] { "spi-hits", "spi-real" }, results.Trainings.Select(one => one.Name).ToArray());
        Assert.HasCount(2, report.SelectMany(section => section.Items).OfType<ReportConfusion>());
    }

    [TestMethod]
    public void Test_Presets_ShareParticles()
    {
        FrameTruth[] ideal = [.. CountingNetwork.Test(Preset.SpiHits, Few, new()).Truths], real = [.. CountingNetwork.Test(Preset.SpiReal, Few, new()).Truths];
        CollectionAssert.AreEqual(
            ideal.Select(truth => (truth.ParticleCount, truth.Shape, truth.Diameter, truth.Orientation, truth.ExpectedPhotons)).ToArray(),
            real.Select(truth => (truth.ParticleCount, truth.Shape, truth.Diameter, truth.Orientation, RealTruth.Value(truth, "signal_photons"))).ToArray());
        Assert.IsFalse(ideal.Zip(real).All(pair => pair.First.Geometry.BeamCenterX == pair.Second.Geometry.BeamCenterX), "the beam may be further off");
    }

    [TestMethod]
    public void Artefact_None_LeavesThePhotonsInDetectorUnits()
    {
        SimulatedTest ideal = Ideal(), with = On(new DetectorArtefact("none", (detector, _) => detector), ideal);
        foreach (int index in ideal.Frames.Indices)
            CollectionAssert.AreEqual(Array.ConvertAll(FramePictures.Pixels(ideal.Frames, index), photons => 10 * photons), FramePictures.Pixels(with.Frames, index));
        Assert.AreEqual(10, with.Preset.Gain);
    }

    [TestMethod]
    [DataRow("hole for the beam", 0, DisplayName = "a hole takes photons")]
    [DataRow("gap between the panels", 0, DisplayName = "a gap takes photons")]
    [DataRow("stray light, halo and background", 1, DisplayName = "light adds photons")]
    [DataRow("read noise", -1, DisplayName = "read noise goes below 0")]
    [DataRow("stripes", -1, DisplayName = "stripes go below 0")]
    public void Artefact_One_ChangesFramesAsItsNameSays(string name, int kind)
    {
        SimulatedTest ideal = Ideal(), with = On(DetectorArtefact.All.Single(artefact => artefact.Name == name), ideal);
        int below = 0;
        foreach (int index in ideal.Frames.Indices.Where(index => ideal.Truths[index].ParticleCount > 0))
        {
            float[] before = FramePictures.Pixels(ideal.Frames, index), after = FramePictures.Pixels(with.Frames, index);
            double change = after.Zip(before, (now, then) => (float.IsFinite(now) ? now / 10 : 0) - then).Sum();
            bool negative = after.Any(pixel => pixel < 0);
            Assert.IsTrue(kind == -1 || !negative, $"{name}, frame {index}");
            below += negative ? 1 : 0;
            if (kind == 0)
                Assert.IsTrue(change <= 0 && before.Zip(after).All(pair => !float.IsFinite(pair.Second) || pair.Second == 0 || pair.Second == 10 * pair.First));
            if (kind == 1)
                Assert.IsTrue(change > 10, $"{change} photons more");
        }

        // A frame that is bright everywhere stays above 0.
        Assert.AreEqual(kind == -1, below > 0, name);
    }

    [TestMethod]
    public void Artefact_All_IsTheSameEveryTime()
    {
        SimulatedTest first = On(DetectorArtefact.All[^1], Ideal()), second = On(DetectorArtefact.All[^1], Ideal());
        foreach (int index in first.Frames.Indices)
            CollectionAssert.AreEqual(FramePictures.Pixels(first.Frames, index), FramePictures.Pixels(second.Frames, index));
    }

    [TestMethod]
    [DataRow(2, 2, 60, 0, "falls", "nearly vanish (", "commoner", DisplayName = "as the paper's")]
    [DataRow(2, 2, 2, 60, "falls", "do not vanish", "rarer", DisplayName = "the other way round")]
    [DataRow(5, 5, 5, 5, "does not clearly change", "it is not clear whether", "about as common", DisplayName = "no difference")]
    [DataRow(60, 60, 1, 0, "rises", "nearly vanish (", "about as common", DisplayName = "better abroad")]
    public void Findings_Figures_AreFollowed(int homeMissed, int homeInvented, int missed, int invented, string change, string vanish, string kind)
    {
        string[] findings = [.. HanSimToRealReport.Findings(Results(HanFigures.Counting(homeMissed, homeInvented), HanFigures.Counting(missed, invented), HanFigures.Counting(30, 30)))];
        StringAssert.Contains(findings[0], $"right class {change} (");
        StringAssert.Contains(findings[1], vanish);
        StringAssert.Contains(findings[1], kind);
    }

    [TestMethod]
    public void Findings_TrainingOnRealFrames_IsJudgedByIntervals()
    {
        CountingFigures good = HanFigures.Counting(2, 2), middle = HanFigures.Counting(30, 30), bad = HanFigures.Counting(60, 60);
        string Last(CountingFigures abroad, CountingFigures native) => HanSimToRealReport.Findings(Results(good, abroad, native)).Last();
        StringAssert.Contains(Last(bad, good), "helps to tell single or not");
        StringAssert.Contains(Last(good, bad), "harms telling single or not");
        StringAssert.Contains(Last(middle, middle), "makes no clear difference");
    }

    [TestMethod]
    public void Artefacts_Figures_AreNamedWorstFirst()
    {
        HanSimToRealResults results = Results(HanFigures.Counting(2, 2), HanFigures.Counting(60, 60), HanFigures.Counting(5, 5)) with
        {
            Artefacts =
            [
                new("mild", HanFigures.Counting(30, 30), new(4, 60)),
                new("harmless", HanFigures.Counting(3, 2), new(4, 9)),
                new("good", HanFigures.Counting(0, 0), new(40, 44)),
                new("grave", HanFigures.Counting(80, 80), new(0, 156)),
                new("all of these", HanFigures.Counting(90, 90), new(0, 176)),
            ],
        };
        StringAssert.Contains(HanSimToRealReport.Artefacts(results), "grave (20.0 % right); mild (70.0 % right).");
        StringAssert.Contains(HanSimToRealReport.Artefacts(results with { Artefacts = results.Artefacts.Where(one => one.Name is "harmless" or "good" or "all of these").ToArray() }), "No artefact by itself clearly");
    }

    private static HanSimToRealResults Results(CountingFigures home, CountingFigures abroad, CountingFigures native) => new(
        [Transfer("spi-hits", "spi-hits", home), Transfer("spi-hits", "spi-real", abroad), Transfer("spi-real", "spi-hits", native), Transfer("spi-real", "spi-real", native)], [], [], []);

    private static TransferFigures Transfer(string trainedOn, string testedOn, CountingFigures figures) => new(trainedOn, testedOn, figures, null, null, [], []);

    private static SimulatedTest Ideal() => CountingNetwork.Test(Preset.SpiHits, Few with { TestFrames = 12 }, new());

    private static SimulatedTest On(DetectorArtefact artefact, SimulatedTest ideal) =>
        artefact.On(ideal, CountingNetwork.Test(Preset.SpiReal, Few with { TestFrames = 12 }, new()).Truths, seed: 1, CancellationToken.None);
}
