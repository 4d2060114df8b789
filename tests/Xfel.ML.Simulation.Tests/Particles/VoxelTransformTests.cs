using System.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class VoxelTransformTests
{
    [TestMethod]
    [DataRow(4, 3, 5, 10.0)]
    [DataRow(5, 6, 4, 10.0)]
    [DataRow(7, 1, 2, 10.0)]
    [DataRow(8, 9, 10, 1.0)]
    public void Make_AnyLengths_KeepsTheTransformOfTheWeightedVoxels(int width, int height, int depth, double reach)
    {
        var voxels = new Voxels((width, height, depth), 1);
        VoxelSpectrum spectrum = VoxelTransform.Make(voxels, 3, reach);
        double[] wx = spectrum.X.Weights(), wy = spectrum.Y.Weights(), wz = spectrum.Z.Weights();
        for (int c = 0; c < spectrum.Z.Count; c += 3)
        for (int b = 0; b < spectrum.Y.Count; b += 3)
        for (int a = 0; a < spectrum.X.HalfCount; a++)
        {
            Complex expected = 0;
            Vector3D turn = 2 * Math.PI * new Vector3D((double)(a - SpectrumAxis.Halo) / spectrum.X.Period, (double)(b + spectrum.Y.First) / spectrum.Y.Period, (double)(c + spectrum.Z.First) / spectrum.Z.Period);
            for (int z = 0; z < depth; z++)
            for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                double phase = Vector3D.Dot(turn, new(x - width / 2, y - height / 2, z - depth / 2));
                expected += 3 * wx[x] * wy[y] * wz[z] * Voxels.Of(x, y, z) * Complex.FromPolarCoordinates(1, -phase);
            }

            int index = 2 * ((c * spectrum.Y.Count + b) * spectrum.X.HalfCount + a);
            double tolerance = 3e-6 * width * height * depth;
            Assert.AreEqual(expected.Real, spectrum.Values[index], tolerance, $"{a} {b} {c}");
            Assert.AreEqual(expected.Imaginary, spectrum.Values[index + 1], tolerance, $"{a} {b} {c}");
        }
    }

    [TestMethod]
    public void Make_LowFrequencies_KeepsFewValues()
    {
        var voxels = new Voxels((40, 40, 40), 1);
        Assert.IsLessThan(VoxelTransform.Make(voxels, 1, Math.PI).Values.Length / 20, VoxelTransform.Make(voxels, 1, 0.1 * Math.PI).Values.Length);
    }

    [TestMethod]
    public void Make_TooManyValues_ThrowsBeforeAllocating()
    {
        var voxels = new Voxels((512, 512, 512), 1e-9);
        string message = Assert.ThrowsExactly<ArgumentException>(() => VoxelTransform.Make(voxels, 1, 1e11)).Message;
        StringAssert.Contains(message, "voxels 512 x 512 x 512 need");
        StringAssert.Contains(message, "at most 134217728 are kept");
    }

    private sealed class Voxels((int X, int Y, int Z) lengths, double voxelSize) : IVoxelPlanes
    {
        public (int X, int Y, int Z) Lengths => lengths;

        public double VoxelSize => voxelSize;

        public static float Of(int x, int y, int z) => (float)Math.Sin(1 + 3 * x + 7 * y * y + 11 * z * x);

        public void Fill(int z, Span<float> plane)
        {
            for (int x = 0; x < lengths.X; x++)
            {
                for (int y = 0; y < lengths.Y; y++)
                    plane[x * lengths.Y + y] = Of(x, y, z);
            }
        }
    }
}
