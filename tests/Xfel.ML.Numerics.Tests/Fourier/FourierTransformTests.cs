using System.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Numerics.Tests.Fourier;

[TestClass]
public sealed class FourierTransformTests
{
    public static IEnumerable<object[]> SmallLengths => Enumerable.Range(1, 64).Where(FourierLength.IsSupported).Select(length => new object[] { length });

    [TestMethod]
    [DynamicData(nameof(SmallLengths))]
    public void Forward_SmallLength_EqualsThePlainSum(int length)
    {
        // Rows and columns, in numbers that fill tiles and vectors and that do not.
        foreach (int count in (int[])[1, 2, 3, 7, 8, 16, 17, 33])
        {
            AssertPlain([count, length], 1);
            AssertPlain([length, count], 0);
            AssertPlain([2, length, count], 1);
        }
    }

    [TestMethod]
    public void Forward_LargeArrays_EqualNumPy()
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fourier", "fourier_golden.txt"));
        Assert.HasCount(14, lines);
        foreach (string line in lines)
        {
            string[] parts = line.Split('|');
            int[] shape = Integers(parts[0]), axes = Integers(parts[1]);
            (float[] real, float[] imaginary) = Source(shape);
            new FourierTransform(shape, axes).Forward(real, imaginary);
            double size = Math.Sqrt(axes.Aggregate(1.0, (product, axis) => product * shape[axis]));
            foreach (string element in parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] numbers = element.Split(':');
                int index = int.Parse(numbers[0]);
                Assert.AreEqual(double.Parse(numbers[1]), real[index], 1e-6 * size, $"{line[..20]} {index}");
                Assert.AreEqual(double.Parse(numbers[2]), imaginary[index], 1e-6 * size, $"{line[..20]} {index}");
            }
        }
    }

    [TestMethod]
    [DataRow(new[] { 1024 })]
    [DataRow(new[] { 45, 50 })]
    [DataRow(new[] { 24, 20, 27 })]
    [DataRow(new[] { 2, 3, 4, 5 })]
    public void Inverse_OfForward_GivesTheArrayBackAndKeepsItsPower(int[] shape)
    {
        (float[] real, float[] imaginary) = Source(shape);
        var transform = new FourierTransform(shape);
        float[] re = [.. real], im = [.. imaginary];
        transform.Forward(re, im);
        double power = Power(real, imaginary) * real.Length;
        Assert.AreEqual(power, Power(re, im), 1e-6 * power);
        transform.Inverse(re, im);
        AssertClose(real, re, 1e-6);
        AssertClose(imaginary, im, 1e-6);
    }

    [TestMethod]
    public void Forward_SumOfArrays_IsTheSumOfTransforms()
    {
        int[] shape = [30, 32];
        var transform = new FourierTransform(shape);
        (float[] real, float[] imaginary) = Source(shape);
        float[] otherReal = [.. real.Reverse()], otherImaginary = [.. imaginary.Reverse()];
        float[] sumReal = [.. real.Zip(otherReal, (a, b) => a - 2 * b)], sumImaginary = [.. imaginary.Zip(otherImaginary, (a, b) => a - 2 * b)];
        transform.Forward(real, imaginary);
        transform.Forward(otherReal, otherImaginary);
        transform.Forward(sumReal, sumImaginary);
        AssertClose([.. real.Zip(otherReal, (a, b) => a - 2 * b)], sumReal, 1e-4);
        AssertClose([.. imaginary.Zip(otherImaginary, (a, b) => a - 2 * b)], sumImaginary, 1e-4);
    }

    [TestMethod]
    public void Forward_Impulse_IsAWave()
    {
        int[] shape = [12, 10, 18];
        var (real, imaginary) = (new float[12 * 10 * 18], new float[12 * 10 * 18]);
        (int z, int y, int x) = (5, 3, 7);
        real[(z * 10 + y) * 18 + x] = 1;
        new FourierTransform(shape).Forward(real, imaginary);
        for (int i = 0; i < real.Length; i++)
        {
            double phase = -2 * Math.PI * (z * (i / 180) / 12.0 + y * (i / 18 % 10) / 10.0 + x * (i % 18) / 18.0);
            Assert.AreEqual(Math.Cos(phase), real[i], 1e-6);
            Assert.AreEqual(Math.Sin(phase), imaginary[i], 1e-6);
        }
    }

    [TestMethod]
    public void Forward_NoAxes_LeavesTheArray()
    {
        (float[] real, float[] imaginary) = Source([6]);
        float[] before = [.. real];
        new FourierTransform([6], []).Forward(real, imaginary);
        CollectionAssert.AreEqual(before, real);
    }

    [TestMethod]
    public void Forward_SeveralThreads_GiveTheSameBits()
    {
        int[] shape = [20, 24, 25];
        var transform = new FourierTransform(shape);
        (float[] expected, float[] expectedImaginary) = Source(shape);
        transform.Forward(expected, expectedImaginary);
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            (float[] real, float[] imaginary) = Source(shape);
            transform.Forward(real, imaginary);
            CollectionAssert.AreEqual(expected, real);
            CollectionAssert.AreEqual(expectedImaginary, imaginary);
        });
    }

    [TestMethod]
    public void Forward_SteadyState_AllocatesNothing()
    {
        int[] shape = [16, 15, 12];
        var transform = new FourierTransform(shape);
        (float[] real, float[] imaginary) = Source(shape);
        transform.Forward(real, imaginary);
        Assert.AreEqual(0, SteadyState.AllocatedBytes(() => transform.Inverse(real, imaginary)));
    }

    [TestMethod]
    [DataRow(new[] { 7 }, "Axis 0 has the length 7; a product of 2, 3 and 5 of at most 1048576 was expected; the next is 8.")]
    [DataRow(new[] { 8, 11 }, "Axis 1 has the length 11")]
    [DataRow(new[] { 1 << 21 }, "Axis 0 has the length 2097152")]
    [DataRow(new[] { 0 }, "positive lengths")]
    [DataRow(new[] { 8, -8 }, "positive lengths")]
    [DataRow(new[] { 1 << 20, 1 << 20 }, "at most")]
    [DataRow(new int[0], "no axes")]
    public void Constructor_ImpossibleShape_Throws(int[] shape, string expected) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new FourierTransform(shape)).Message, expected);

    [TestMethod]
    [DataRow(2)]
    [DataRow(-1)]
    [DataRow(0)]
    public void Constructor_ImpossibleAxis_Throws(int second) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new FourierTransform([8, 8], [0, second])).Message, $"Axis {second}");

    [TestMethod]
    public void Forward_WrongLength_Throws()
    {
        var transform = new FourierTransform([8, 8]);
        Assert.ThrowsExactly<ArgumentException>(() => transform.Forward(new float[64], new float[63]));
        Assert.ThrowsExactly<ArgumentException>(() => transform.Inverse(new float[65], new float[64]));
    }

    [TestMethod]
    [DataRow(-3, 1)]
    [DataRow(1, 1)]
    [DataRow(7, 8)]
    [DataRow(121, 125)]
    [DataRow(1025, 1080)]
    [DataRow(1 << 20, 1 << 20)]
    public void AtLeast_Length_IsTheNextSupported(int length, int expected) => Assert.AreEqual(expected, FourierLength.AtLeast(length));

    [TestMethod]
    public void AtLeast_BeyondTheGreatest_Throws() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FourierLength.AtLeast((1 << 20) + 1));

    private static void AssertPlain(int[] shape, int axis)
    {
        (float[] real, float[] imaginary) = Source(shape);
        Complex[] expected = Plain(real, imaginary, shape[axis], shape[(axis + 1)..].Aggregate(1, (product, length) => product * length));
        new FourierTransform(shape, [axis]).Forward(real, imaginary);
        double tolerance = 1e-6 * Math.Sqrt(shape[axis]);
        for (int i = 0; i < real.Length; i++)
        {
            Assert.AreEqual(expected[i].Real, real[i], tolerance, $"({string.Join(", ", shape)}) along {axis}, element {i}");
            Assert.AreEqual(expected[i].Imaginary, imaginary[i], tolerance, $"({string.Join(", ", shape)}) along {axis}, element {i}");
        }
    }

    /// <summary>The definition, in double precision.</summary>
    private static Complex[] Plain(float[] real, float[] imaginary, int length, int stride)
    {
        var result = new Complex[real.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int k = i / stride % length, first = i - k * stride;
            for (int j = 0; j < length; j++)
                result[i] += new Complex(real[first + j * stride], imaginary[first + j * stride]) * Complex.FromPolarCoordinates(1, -2 * Math.PI * ((long)j * k % length) / length);
        }

        return result;
    }

    private static (float[] Real, float[] Imaginary) Source(int[] shape)
    {
        var real = new float[shape.Aggregate(1, (product, length) => product * length)];
        var imaginary = new float[real.Length];
        uint state = 1;
        for (int i = 0; i < real.Length; i++)
            (real[i], imaginary[i]) = (Next(), Next());
        return (real, imaginary);

        float Next()
        {
            state = state * 1664525 + 1013904223;
            return (state >> 8) / (float)(1 << 23) - 1;
        }
    }

    private static int[] Integers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    private static double Power(float[] real, float[] imaginary) => real.Sum(value => (double)value * value) + imaginary.Sum(value => (double)value * value);

    private static void AssertClose(float[] expected, float[] found, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], found[i], tolerance, $"element {i}");
    }
}
