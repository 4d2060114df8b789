using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class DropoutMaskTests
{
    private static readonly FeatureShape Shape = new(20, 17, 23);

    [TestMethod]
    [DataRow(0.25f)]
    [DataRow(0.5f)]
    [DataRow(0.9f)]
    public void Forward_Ones_KeepsTheShareAndTheMean(float rate)
    {
        const int Frames = 5;
        bool[] kept = Mask(rate, Frames, seed: 1, dropoutIndex: 0);
        AssertShare(kept, 1 - rate);
        for (int frame = 0; frame < Frames; frame++)
            AssertShare(kept[(frame * Shape.Length)..((frame + 1) * Shape.Length)], 1 - rate);
    }

    [TestMethod]
    public void Forward_NeighboursFramesSeedsAndSteps_AreIndependent()
    {
        const float Rate = 0.5f;
        bool[] mask = Mask(Rate, 4, seed: 1, dropoutIndex: 0);
        foreach (int distance in (int[])[1, 2, 16, Shape.Width, Shape.Width * Shape.Height, Shape.Length, 2 * Shape.Length])
            AssertShare([.. mask[distance..].Zip(mask, (a, b) => a == b)], 0.5);
        AssertShare([.. mask.Zip(Mask(Rate, 4, seed: 2, dropoutIndex: 0), (a, b) => a == b)], 0.5);
        AssertShare([.. mask.Zip(Mask(Rate, 4, seed: 1, dropoutIndex: 1), (a, b) => a == b)], 0.5);
        CollectionAssert.AreEqual(mask, Mask(Rate, 4, seed: 1, dropoutIndex: 0));
    }

    /// <summary>Five standard deviations around the share.</summary>
    private static void AssertShare(bool[] values, double share) =>
        Assert.AreEqual(share, values.Count(x => x) / (double)values.Length, 5 * Math.Sqrt(share * (1 - share) / values.Length));

    private static bool[] Mask(float rate, int frames, ulong seed, int dropoutIndex)
    {
        var c = new StepCase(Shape, Shape, c => new PointwiseStep(null, new DropoutLayer(rate), false, 1, c.Shapes, c.Shortcut, c.ShortcutGradient, dropoutIndex))
        {
            Frames = frames,
            Batch = frames,
            Seed = seed,
        };
        float[] output = c.WithValues(0, scale: 0, offset: 1).Run().Output;
        Assert.IsTrue(output.All(x => x == 0 || Math.Abs(x - 1 / (1 - rate)) < 1e-6));
        return Array.ConvertAll(output, x => x != 0);
    }
}
