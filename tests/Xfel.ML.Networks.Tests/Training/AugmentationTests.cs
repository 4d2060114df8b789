using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class AugmentationTests
{
    private const int Trials = 400;

    private static FeatureShape Shape { get; } = new(2, 5, 5);

    [TestMethod]
    public void Apply_Nothing_LeavesTheFrame()
    {
        float[] frame = Frame();
        new FrameAugmentation(new AugmentationOptions(), Shape, 1).Apply(frame, 3, 4);
        CollectionAssert.AreEqual(Frame(), frame);
    }

    [TestMethod]
    public void Apply_SameSeedEpochAndFrame_GivesTheSameBitsAndOthersDiffer()
    {
        AugmentationOptions options = new() { FlipHorizontal = true, Rotate = true, Contrast = 0.3, Brightness = 0.2, UniformNoise = 1, GaussianNoise = 1 };
        float[] first = Apply(options, 1, 2, 3);
        CollectionAssert.AreEqual(first, Apply(options, 1, 2, 3));
        CollectionAssert.AreNotEqual(first, Apply(options, 0, 2, 3));
        CollectionAssert.AreNotEqual(first, Apply(options, 1, 1, 3));
        CollectionAssert.AreNotEqual(first, Apply(options, 1, 2, 4));
    }

    [TestMethod]
    [DataRow(true, false, false, 2)]
    [DataRow(false, true, false, 2)]
    [DataRow(true, true, false, 4)]
    [DataRow(false, false, true, 4)]
    [DataRow(true, true, true, 8)]
    public void Apply_FlipsAndTurns_GiveEverySymmetryOfTheSquareAboutEquallyOften(bool horizontal, bool vertical, bool rotate, int expected)
    {
        var found = new Dictionary<string, int>();
        for (int index = 0; index < Trials; index++)
        {
            float[] frame = Apply(new() { FlipHorizontal = horizontal, FlipVertical = vertical, Rotate = rotate }, 0, 0, index);
            CollectionAssert.AreEquivalent(Frame(), frame);
            Assert.AreEqual(12, frame[12], "the middle stays");
            Assert.AreEqual(frame[0] + 25, frame[25], "channels turn together");
            string key = string.Join(' ', frame);
            found[key] = found.GetValueOrDefault(key) + 1;
        }

        Assert.AreEqual(expected, found.Count);
        Assert.IsTrue(found.Values.Min() > Trials / expected / 3);
    }

    [TestMethod]
    public void Rotate_QuarterTurns_AreNumpysRot90()
    {
        foreach ((int turns, float[] expected) in ((int, float[])[])[(0, [0, 1, 2, 3]), (1, [1, 3, 0, 2]), (2, [3, 2, 1, 0]), (3, [2, 0, 3, 1])])
        {
            float[] frame = [0, 1, 2, 3];
            FrameTurn.Rotate(frame, 2, turns);
            CollectionAssert.AreEqual(expected, frame, $"{turns} quarter turns");
        }
    }

    [TestMethod]
    public void Apply_Contrast_KeepsTheMeanAndScalesDistancesWithinItsRange()
    {
        float least = float.MaxValue, most = 0;
        for (int index = 0; index < Trials; index++)
        {
            float[] frame = Apply(new() { Contrast = 0.25 }, 0, 0, index);
            Assert.AreEqual(12, frame.Take(25).Average(), 1e-4);
            float factor = (frame[24] - frame[0]) / 24;
            Assert.AreEqual(factor, (frame[49] - frame[25]) / 24, 1e-5f);
            (least, most) = (Math.Min(least, factor), Math.Max(most, factor));
        }

        Assert.IsTrue(least is >= 0.75f and < 0.77f && most is <= 1.25f and > 1.23f, $"{least} to {most}");
    }

    [TestMethod]
    public void Apply_Brightness_AddsOneConstantInStandardDeviations()
    {
        double deviation = Math.Sqrt(Frame().Select(x => (x - 24.5) * (x - 24.5)).Average()), most = 0;
        for (int index = 0; index < Trials; index++)
        {
            float[] frame = Apply(new() { Brightness = 0.5 }, 0, 0, index);
            float added = frame[0];
            for (int i = 0; i < frame.Length; i++)
                Assert.AreEqual(i + added, frame[i], 1e-4);
            most = Math.Max(most, Math.Abs(added) / deviation);
        }

        Assert.IsTrue(most is <= 0.5001 and > 0.48, $"{most}");
    }

    [TestMethod]
    public void Apply_Noise_HasItsMoments()
    {
        double[] uniform = Differences(new() { UniformNoise = 2 }), normal = Differences(new() { GaussianNoise = 3 });
        Assert.IsTrue(uniform.All(x => x is >= 0 and <= 2.0001));
        Assert.AreEqual(1, uniform.Average(), 0.03);
        Assert.AreEqual(0, normal.Average(), 0.1);
        Assert.AreEqual(9, normal.Average(x => x * x), 0.3);

        static double[] Differences(AugmentationOptions options) =>
            [.. Enumerable.Range(0, Trials).SelectMany(index => Apply(options, 0, 0, index).Select((x, i) => (double)x - i))];
    }

    private static float[] Frame() => [.. Enumerable.Range(0, Shape.Length).Select(i => (float)i)];

    private static float[] Apply(AugmentationOptions options, int seed, int epoch, int index)
    {
        float[] frame = Frame();
        new FrameAugmentation(options, Shape, seed).Apply(frame, epoch, index);
        return frame;
    }
}
