using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics.Tests.Noise;

[TestClass]
public sealed class UniformNoiseTests
{
    [TestMethod]
    public void Add_LengthsUpTo256_GivesWhatThePlainWordsSay()
    {
        var random = new Random(8);
        for (int length = 0; length <= 256; length++)
        {
            float[] frame = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 10 - 2)];
            var noisy = new float[length];

            UniformNoise.Add(frame, 3.5f, 42, noisy);

            ulong content = ContentHash.Of(frame);
            for (int i = 0; i < length; i++)
            {
                (uint x0, uint x1, uint x2, uint x3) = Philox.Generate((uint)i / 4, 0, (uint)content, (uint)(content >> 32), 42, 0x4E6F6973);
                uint word = (i % 4) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
                Assert.AreEqual(frame[i] + 3.5f * (float)((word >> 8) / 16777216.0), noisy[i]);
            }

            UniformNoise.Add(frame, 3.5f, 42, frame);
            CollectionAssert.AreEqual(noisy, frame, "in place");
        }
    }

    [TestMethod]
    public void Add_ManyPixels_AreUniformBelowTheUpperEnd()
    {
        var noise = new float[1 << 18];
        UniformNoise.Add(noise, 8, 1, noise);

        Assert.IsTrue(noise.All(value => value is >= 0 and < 8));
        Assert.AreEqual(4, noise.Average(), 0.02);
        Assert.AreEqual(64.0 / 12, noise.Average(value => (value - 4.0) * (value - 4)), 0.05);
        // 16 boxes: chi-square of 15 degrees of freedom stays below 38 in all but one of a thousand seeds.
        double expected = noise.Length / 16.0;
        Assert.IsLessThan(38, noise.GroupBy(value => (int)(value * 2)).Sum(box => (box.Count() - expected) * (box.Count() - expected) / expected));
        Assert.IsLessThan(0.01, Math.Abs(Enumerable.Range(1, noise.Length - 1).Average(i => (noise[i] - 4.0) * (noise[i - 1] - 4)) * 12 / 64), "neighbours");
    }

    [TestMethod]
    public void Add_SeedOrOnePixelOther_GivesOtherNoise()
    {
        float[] frame = [.. Enumerable.Range(0, 33).Select(i => (float)i)], same = [.. frame], noisy = Noise(frame, 1);
        CollectionAssert.AreEqual(noisy, Noise(same, 1));
        Assert.IsLessThan(3, Equal(noisy, Noise(frame, 2)));
        for (int i = 0; i < frame.Length; i++)
        {
            float[] other = [.. frame];
            other[i] = -1;
            Assert.IsLessThan(3, Equal(noisy, Noise(other, 1)), $"pixel {i}");
        }

        Assert.IsLessThan(3, Equal(noisy, Noise([.. frame, 0], 1)));

        static int Equal(float[] a, float[] b) => a.Zip(b).Count(pair => pair.First == pair.Second);

        static float[] Noise(float[] frame, int seed)
        {
            var noisy = new float[frame.Length];
            UniformNoise.Add(frame, 1, seed, noisy);
            return [.. noisy.Select((value, i) => value - frame[i])];
        }
    }

    [TestMethod]
    public void Add_PixelsThatAreNotFinite_StayAsTheyAre()
    {
        float[] frame = [float.NaN, 1, float.PositiveInfinity, float.NegativeInfinity, 2], noisy = new float[5];
        UniformNoise.Add(frame, 5, 3, noisy);
        Assert.IsTrue(float.IsNaN(noisy[0]));
        Assert.AreEqual(float.PositiveInfinity, noisy[2]);
        Assert.AreEqual(float.NegativeInfinity, noisy[3]);
        Assert.IsGreaterThan(1, noisy[1]);
        Assert.IsGreaterThan(2, noisy[4]);
    }

    [TestMethod]
    public void Add_NoStrength_ChangesNothing()
    {
        float[] frame = [1, -2, 3], noisy = new float[3];
        UniformNoise.Add(frame, 0, 3, noisy);
        CollectionAssert.AreEqual(frame, noisy);
    }

    [TestMethod]
    [DataRow(-1f)]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void Add_BadUpperEnd_IsAnError(float upper)
    {
        var noisy = new float[3];
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => UniformNoise.Add(new float[3], upper, 1, noisy)).Message, "finite and not negative");
        Assert.ThrowsExactly<ArgumentException>(() => UniformNoise.Add(new float[4], 1, 1, noisy));
    }

    /// <summary>The noise is part of what a seed means: these values must not change. They come from a transcript of the hash in Python.</summary>
    [TestMethod]
    public void Of_KnownFrames_GiveKnownHashes()
    {
        Assert.AreEqual(0UL, ContentHash.Of([]));
        Assert.AreEqual(0x239EAEA14870827DUL, ContentHash.Of([1f, -2.5f, 3f]));
        Assert.AreEqual(0x4E694CD37C411D81UL, ContentHash.Of([0f, 0f, 0f, 0f]));
    }
}
