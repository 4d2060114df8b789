namespace Xfel.ML.Numerics.Tests.Background;

[TestClass]
public sealed class BackgroundSubtractionTests
{
    [TestMethod]
    public void SubtractAndFitScale_LengthsUpTo256_EqualPlainReferenceInDouble()
    {
        var random = new Random(4);
        for (int length = 1; length <= 256; length++)
        {
            float[] background = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 50)];
            float[] frame = [.. background.Select(value => (2.5f * value) + random.NextSingle())];

            float scale = BackgroundSubtraction.FitScale(frame, background);
            double expected = frame.Zip(background).Sum(pair => (double)pair.First * pair.Second) / background.Sum(value => (double)value * value);
            Assert.AreEqual(expected, scale, 1e-6 * expected);

            var difference = new float[length];
            BackgroundSubtraction.Subtract(frame, background, 1.5f, difference);
            for (int i = 0; i < length; i++)
                Assert.AreEqual(frame[i] - (1.5 * background[i]), difference[i], 1e-4);
            BackgroundSubtraction.Subtract(frame, background, 1.5f, frame);
            CollectionAssert.AreEqual(difference, frame, "in place");
        }
    }

    [TestMethod]
    public void Subtract_PixelThatIsNotFiniteInEither_BecomesNaN()
    {
        var difference = new float[5];
        BackgroundSubtraction.Subtract([5, float.NaN, 5, float.PositiveInfinity, 5], [1, 1, float.NaN, 1, float.NegativeInfinity], 1, difference);
        CollectionAssert.AreEqual(new[] { 4, float.NaN, float.NaN, float.NaN, float.NaN }, difference);
    }

    [TestMethod]
    public void FitScale_NothingToFit_IsZero()
    {
        Assert.AreEqual(0, BackgroundSubtraction.FitScale([1, 2], [0, 0]));
        Assert.AreEqual(0, BackgroundSubtraction.FitScale([1, float.NaN], [float.NaN, 1]));
        Assert.AreEqual(0, BackgroundSubtraction.FitScale([], []));
        Assert.AreEqual(0, BackgroundSubtraction.FitScale([1e30f], [1e-30f]), "beyond single precision");
        Assert.AreEqual(2, BackgroundSubtraction.FitScale([2, 4, float.NaN, 8], [1, 2, 9, float.PositiveInfinity]));
    }

    [TestMethod]
    public void Subtract_BadArguments_AreRefused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => BackgroundSubtraction.Subtract(new float[3], new float[2], 1, new float[3]));
        Assert.ThrowsExactly<ArgumentException>(() => BackgroundSubtraction.Subtract(new float[3], new float[3], 1, new float[4]));
        Assert.ThrowsExactly<ArgumentException>(() => BackgroundSubtraction.FitScale(new float[3], new float[4]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => BackgroundSubtraction.Subtract(new float[3], new float[3], float.NaN, new float[3]));
    }
}
