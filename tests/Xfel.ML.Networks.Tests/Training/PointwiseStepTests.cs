using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class PointwiseStepTests
{
    private const float Epsilon = 1e-5f;

    /// <summary>Single precision against double, relative to the largest value.</summary>
    private const double Tolerance = 3e-6;

    [TestMethod]
    [DataRow(true, 0f, false, 0f, 1, DisplayName = "norm, relu")]
    [DataRow(true, 0f, false, 0.2f, 20, DisplayName = "norm, leaky relu")]
    [DataRow(true, 0.25f, true, 0f, 3, DisplayName = "norm, dropout, add, relu")]
    [DataRow(true, 0.25f, false, 0f, 20, DisplayName = "norm, dropout, relu")]
    [DataRow(true, 0.5f, false, 0.2f, 3, DisplayName = "norm, dropout, leaky relu")]
    [DataRow(true, 0f, false, 1f, 20, DisplayName = "norm")]
    [DataRow(false, 0.25f, false, 1f, 20, DisplayName = "dropout")]
    [DataRow(false, 0f, true, 1f, 3, DisplayName = "add")]
    [DataRow(false, 0f, true, 0.2f, 20, DisplayName = "add, leaky relu")]
    [DataRow(false, 0f, false, 0f, 3, DisplayName = "relu")]
    public void ForwardBackward_AnySubset_EqualsFiniteDifferences(bool norm, float rate, bool add, float slope, int channels)
    {
        for (int halo = 0; halo < 4; halo++)
        {
            StepCase c = Case(norm, rate, add, slope, new(channels, 17, 23)) with
            {
                Frames = halo + 1,
                Batch = halo == 1 ? 5 : halo + 1,
                InputHalo = halo,
                OutputHalo = 3 - halo,
                InputGradientHalo = (halo + 1) % 4,
                OutputGradientHalo = (halo + 2) % 4,
                Accumulate = halo % 2 == 1,
            };
            c = c.WithValues(halo, add);
            StepChecks.Run(c, arguments => StepReference.Pointwise(c, arguments, norm ? Epsilon : null, rate, slope, dropoutIndex: 3), Tolerance);
        }
    }

    [TestMethod]
    [DataRow(0f)]
    [DataRow(0.2f)]
    public void Forward_Evaluation_UsesRunningValuesAndNoDropout(float slope)
    {
        StepCase c = Case(true, 0.5f, true, slope, new(20, 5, 7)) with { Frames = 3, Batch = 3, IsTraining = false };
        c = c.WithValues(4, shortcut: true);
        StepChecks.Run(c, arguments => StepReference.Pointwise(c, arguments, Epsilon, 0.5f, slope), Tolerance);
        StepResult result = c.Run();
        CollectionAssert.AreEqual(c.Parameters[2], result.Parameters[2], "evaluation leaves the running mean");
        StepCase first = c with { Frames = 1, Values = c.Values[..c.Input.Length], ShortcutValues = c.ShortcutValues[..c.Input.Length] };
        CollectionAssert.AreEqual(result.Output[..c.Input.Length], first.Run().Output, "a frame alone has the same bits");
    }

    [TestMethod]
    [DataRow(5, 7, 3)]
    [DataRow(1, 1, 1)]
    [DataRow(17, 200, 2)]
    public void Forward_Training_MovesRunningValues(int height, int width, int frames)
    {
        StepCase c = Case(true, 0, false, 0, new(3, height, width)) with { Frames = frames, Batch = frames };
        c = c.WithValues(5, scale: 3, offset: 2);
        StepResult result = c.Run();
        int plane = height * width;
        for (int channel = 0; channel < 3; channel++)
        {
            double[] own = [.. c.Values.Index().Where(x => x.Index / plane % 3 == channel).Select(x => (double)x.Item)];
            double mean = own.Average(), variance = own.Sum(x => (x - mean) * (x - mean)) / Math.Max(1, own.Length - 1);
            Assert.AreEqual(0.9 * c.Parameters[2][channel] + 0.1 * mean, result.Parameters[2][channel], 1e-6, $"mean {channel}");
            Assert.AreEqual(0.9 * c.Parameters[3][channel] + 0.1 * variance, result.Parameters[3][channel], 2e-6, $"variance {channel}");
        }
    }

    [TestMethod]
    [DataRow(1000f, 0f)]
    [DataRow(-65000f, 0f)]
    [DataRow(1000f, 30000f)]
    public void Forward_LargeMeanAndOutlier_KeepsTheVariance(float mean, float outlier)
    {
        StepCase c = Case(true, 0, false, 1, new(3, 17, 23));
        c = c.WithValues(6, offset: mean);
        c.Values[0] += outlier; // the very first value, about which sums might be shifted
        double[] own = [.. c.Values.Index().Where(x => x.Index / (17 * 23) % 3 == 0).Select(x => (double)x.Item)];
        double average = own.Average(), variance = own.Sum(x => (x - average) * (x - average)) / (own.Length - 1);
        StepResult result = c.Run();
        Assert.AreEqual(0.9 * c.Parameters[3][0] + 0.1 * variance, result.Parameters[3][0], 1e-5 * variance);
        StepChecks.AssertClose(StepReference.Pointwise(c, StepReference.Arguments(c), Epsilon, 0, 1), result.Output, 1e-5, "output");
    }

    [TestMethod]
    public void Forward_ConstantChannel_GivesTheShift()
    {
        StepCase c = Case(true, 0, false, 1, new(3, 5, 7));
        c = c.WithValues(7, scale: 0, offset: 12345.67f);
        StepResult result = c.Run();
        for (int i = 0; i < result.Output.Length; i++)
            Assert.AreEqual(c.Parameters[1][i / 35 % 3], result.Output[i], 1e-6);
    }

    [TestMethod]
    public void ForwardBackward_NotANumber_StaysVisible()
    {
        StepCase c = Case(false, 0, false, 0, new(3, 5, 7)).WithValues(8);
        c.Values[11] = float.NaN;
        Assert.IsTrue(float.IsNaN(c.Run().Output[11]), "a rectifier must not hide that the training diverged");
    }

    [TestMethod]
    public void Forward_InPlace_GivesTheSameBits()
    {
        StepCase c = Case(false, 0.25f, true, 0, new(20, 17, 23)).WithValues(9, shortcut: true);
        StepCase inPlace = c with { InPlace = true };
        StepResult apart = c.Run(), together = inPlace.Run();
        CollectionAssert.AreEqual(apart.Output, together.Output);
        CollectionAssert.AreEqual(apart.InputGradient, together.InputGradient);
        StepCase norm = Case(true, 0.25f, false, 0.2f, new(20, 17, 23)).WithValues(10);
        CollectionAssert.AreEqual(norm.Run().InputGradient, (norm with { InPlaceGradient = true }).Run().InputGradient);
    }

    private static StepCase Case(bool norm, float rate, bool add, float slope, FeatureShape shape)
    {
        return new(shape, shape, c => new PointwiseStep(
            norm ? new BatchNormLayer(0.1f, Epsilon) : null, rate > 0 ? new DropoutLayer(rate) : null, add, slope, c.Shapes, c.Shortcut, c.ShortcutGradient, dropoutIndex: 3))
        {
            Parameters = norm ? [Vector(1, 1), Vector(2, 0), Vector(3, 0), Vector(4, 2)] : [],
        };

        float[] Vector(int seed, float offset) => Array.ConvertAll(TestFrames.Uniform(shape.Channels, seed), x => x + offset);
    }
}
