using Xfel.ML.Internals;
using Xfel.ML.Simulation;

namespace Xfel.ML.Tests.Experiments;

[TestClass]
public sealed class HanGeneralisationTests
{
    private static readonly HanGeneralisationSettings Few = HanGeneralisationSettings.Of(ExperimentSize.Tiny) with { TrainingFrames = 80, TestFrames = 24, Epochs = 1, TestedOn = ["icosahedron", "octahedron"] };

    [TestMethod]
    public void Conduct_AnyRun_CountsEveryTestFrameOnce()
    {
        (HanGeneralisationResults results, IReadOnlyList<ReportSection> report) = HanGeneralisationExperiment.Conduct(new() { Seed = 3 }, Few);
        CollectionAssert.AreEqual(Few.TestedOn.ToArray(), results.Geometries.Select(one => one.Geometry).ToArray());
        foreach (GeometryErrors errors in results.Geometries)
        {
            Assert.AreEqual((12, 12), (errors.FalseNegative.Of, errors.FalsePositive.Of), "half single, half multiple hits");
            Proportion single = errors.CalledSingleByParticles.First(group => group.Name == "single").Share;
            Assert.AreEqual((12, 12 - errors.FalseNegative.Count), (single.Of, single.Count));
            Proportion[] multiple = [.. errors.CalledSingleByParticles.Where(group => group.Name != "single").Select(group => group.Share)];
            Assert.AreEqual((12, errors.FalsePositive.Count), (multiple.Sum(share => share.Of), multiple.Sum(share => share.Count)));
            Assert.AreEqual((12, errors.FalseNegative.Count), (errors.MissedByPhotons.Sum(group => group.Share.Of), errors.MissedByPhotons.Sum(group => group.Share.Count)));
        }

        Assert.AreEqual(new PublishedErrors(0, 0), results.Geometries[0].Paper);
        Assert.IsNull(results.Geometries[1].Paper, "the paper did not test octahedra");
        Assert.AreEqual(Few.TrainingFrames, results.Training.TrainingFrames + results.Training.ValidationFrames);
        ReportTable table = report[0].Items.OfType<ReportTable>().Single();
        StringAssert.Contains(table.Rows[0][1], $"{results.Geometries[0].FalseNegative.Count} of 12");
        Assert.AreEqual("-", table.Rows[1][2]);
    }

    [TestMethod]
    [DataRow(ExperimentSize.Tiny)]
    [DataRow(ExperimentSize.Small)]
    [DataRow(ExperimentSize.Paper)]
    public void Settings_OfAnySize_AreValid(ExperimentSize size) => HanGeneralisationSettings.Of(size).Validate();

    [TestMethod]
    public void Settings_Impossible_NamesEveryFault()
    {
        HanGeneralisationSettings settings = Few with { TrainingFrames = 7, Side = 0, TestedOn = ["pear"] };
        var fault = Assert.Throws<ArgumentException>(settings.Validate);
        foreach (string word in new[] { "TrainingFrames is 7", "Side is 0", "'pear'", "icosahedron" })
            StringAssert.Contains(fault.Message, word);
    }

    [TestMethod]
    public void Choose_AnyShape_GivesHalfSingleHitsAndNoEmptyFrame()
    {
        HalfSingleHits hits = HalfSingleHits.Choose("octahedron", 16, 200, seed: 9, CancellationToken.None);
        FrameTruth[] truths = [.. hits.Truths()];
        Assert.HasCount(200, truths);
        Assert.AreEqual(100, truths.Count(truth => truth.ParticleCount == 1));
        Assert.IsTrue(truths.All(truth => truth.ParticleCount >= 1 && truth.Shape == "octahedron"));
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, truths.Select(truth => Math.Min(truth.ParticleCount, 5)).Where(number => number < 5).Distinct().Order().ToArray());
        Assert.IsTrue(truths.Any(truth => truth.ParticleCount > 4), "more than four are among them");
        CollectionAssert.AreEqual(truths.Select(truth => truth.ParticleCount == 1 ? 1 : 0).ToArray(), hits.Frames.Labels!.Values.ToArray());
        CollectionAssert.AreEqual(truths.Select(truth => truth.ModelId).ToArray(), hits.Frames.Labels.ModelIds!.ToArray(), "one frame a model: the index is the model");
    }

    [TestMethod]
    public void Choose_Frames_AreThoseOfThePreset()
    {
        HalfSingleHits hits = HalfSingleHits.Choose("icosahedron", 16, 40, seed: 2, CancellationToken.None);
        var options = new SimulationOptions { Count = 1000, Seed = 2, Size = new(16, 16), Shapes = ["icosahedron"] };
        FrameSimulator simulator = Preset.SpiHits.CreateSimulator(options);
        var expected = new float[256];
        // Read in another order than they were chosen in.
        foreach (int position in new[] { 39, 0, 17 })
        {
            simulator.Fill(hits.Frames.Labels!.ModelIds![position], expected, out _);
            CollectionAssert.AreEqual(expected, hits.Frames.TryReadFrame(position, out _));
        }
    }

    [TestMethod]
    public void Choose_Shapes_ShareEverythingButTheShape()
    {
        FrameTruth[] known = [.. HalfSingleHits.Choose("icosahedron", 16, 40, seed: 2, CancellationToken.None).Truths().Where(truth => truth.ParticleCount == 1)];
        FrameTruth[] other = [.. HalfSingleHits.Choose("octahedron", 16, 40, seed: 2, CancellationToken.None).Truths().Where(truth => truth.ParticleCount == 1)];
        CollectionAssert.AreEqual(
            known.Select(truth => (truth.ModelId, truth.Orientation, truth.Diameter, truth.ExpectedPhotons)).ToArray(),
            other.Select(truth => (truth.ModelId, truth.Orientation, truth.Diameter, truth.ExpectedPhotons)).ToArray());
    }
}
