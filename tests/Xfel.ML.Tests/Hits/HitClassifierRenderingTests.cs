using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Hits;

[TestClass]
public sealed class HitClassifierRenderingTests
{
    [TestMethod]
    public void WithRendering_GainAndOffsetOfAnotherDetector_DecidesAsOnPhotons()
    {
        const float Gain = 4, Offset = 16;
        List<float[]> photons = SmallHits.Pixels(6);
        List<float[]> units = [.. photons.Select(frame => Array.ConvertAll(frame, value => value * Gain + Offset))];
        HitClassifier other = SmallHits.Classifier.WithRendering(new RenderOptions { GainAduPerPhoton = Gain, Offset = Offset }, mask: null);

        CollectionAssert.AreEqual(Probabilities(SmallHits.Classifier, photons), Probabilities(other, units));
        StringAssert.Contains(other.Manifest.Preprocessing, "gain 4");
        CollectionAssert.AreNotEqual(Probabilities(SmallHits.Classifier, photons), Probabilities(SmallHits.Classifier, units));
    }

    [TestMethod]
    public void WithRendering_Window_LooksAtNothingElse()
    {
        CropOptions window = new BeamCenter(30, 31).Window(SmallHits.Frames.Size);
        HitClassifier windowed = SmallHits.Classifier.WithRendering(new RenderOptions { Quality = 0 }, null, window);
        List<float[]> frames = SmallHits.Pixels(4);
        float[] before = Probabilities(windowed, frames);

        // Row 63 lies outside the 61 rows about row 31.
        frames.ForEach(frame => Array.Fill(frame, 1000, 63 * 64, 64));

        CollectionAssert.AreEqual(before, Probabilities(windowed, frames));
        Assert.AreEqual(61, windowed.Window!.Height);
        Assert.IsNull(SmallHits.Classifier.Window);
    }

    [TestMethod]
    public void Train_WithWindowAndMask_RoundTripsThroughTheBundle()
    {
        using var folder = new TemporaryFolder();
        var good = new bool[SmallHits.Frames.Size.PixelCount];
        Array.Fill(good, true, 0, 3000);
        HitClassifier trained = HitClassifier.Train(SmallHits.Frames, SmallHits.Options with
        {
            Window = new BeamCenter(32, 32).Window(SmallHits.Frames.Size),
            Mask = new Mask(SmallHits.Frames.Size, good),
        });

        trained.Save(folder.File("m.xfel"));
        var loaded = HitClassifier.Load(folder.File("m.xfel"));

        Assert.AreEqual(trained.Window, loaded.Window);
        Assert.AreEqual(3000, loaded.Mask!.GoodCount);
        CollectionAssert.AreEqual(Probabilities(trained, SmallHits.Pixels(5)), Probabilities(loaded, SmallHits.Pixels(5)));
    }

    private static float[] Probabilities(HitClassifier classifier, List<float[]> frames) =>
        [.. classifier.Classify(FrameCollection.FromFrames("shots", SmallHits.Frames.Size, frames)).Select(decision => decision.Probabilities!["single"])];
}
