using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Vgg;

[TestClass]
public sealed class RandomStreamTests
{
    [TestMethod]
    public void Log_OpenUnitInterval_EqualsTheLibrary()
    {
        for (double x = 1e-300; x < 1; x *= 1.0371)
            Assert.AreEqual(Math.Log(x), RandomStream.Log(x), 4e-16 * Math.Max(1, -Math.Log(x)), $"ln {x}");
        Assert.AreEqual(Math.Log(1 - 1e-9), RandomStream.Log(1 - 1e-9), 1e-22);
    }

    [TestMethod]
    public void NextNormal_ManyDraws_HaveTheMomentsOfANormal()
    {
        const int Count = 400_000;
        var random = new RandomStream(1, 2, 3);
        double sum = 0, square = 0, fourth = 0;
        int beyondTwo = 0;
        for (int i = 0; i < Count; i++)
        {
            double x = random.NextNormal();
            sum += x;
            square += x * x;
            fourth += x * x * x * x;
            beyondTwo += Math.Abs(x) > 2 ? 1 : 0;
        }

        Assert.AreEqual(0, sum / Count, 0.006);
        Assert.AreEqual(1, square / Count, 0.01);
        Assert.AreEqual(3, fourth / Count, 0.08);
        Assert.AreEqual(0.0455, (double)beyondTwo / Count, 0.0015);
    }

    [TestMethod]
    public void Constructor_OtherSeedLayerOrOutput_GivesAnotherStream()
    {
        var streams = new HashSet<double>();
        foreach ((int seed, int layer, int output) in ((int, int, int)[])[(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (-1, 0, 0)])
            Assert.IsTrue(streams.Add(new RandomStream(seed, layer, output).NextNormal()));
    }
}
