using System.Runtime.Intrinsics.X86;
using Xfel.ML.Numerics.Internals;
using Xfel.ML.Numerics.Tests.Polar;

namespace Xfel.ML.Numerics.Tests.Correlation;

/// <summary>The tiles of all instruction sets. One that this processor lacks still computes, slowly: the vector types fall back to narrower ones.</summary>
[TestClass]
public sealed class ProductTileTests
{
    /// <summary>What is allowed between tiles that fuse multiply and add and those that cannot.</summary>
    private const double Tolerance = 1e-6;

    private static readonly ProductTile[] Tiles = [ProductTile.Wide512, ProductTile.Narrow256, ProductTile.Narrow128];

    public static IEnumerable<object[]> Grids => TestFrames.Grids;

    [TestMethod]
    [DynamicData(nameof(Grids))]
    public void Correlate_EveryTile_GivesTheSameMap(int height, int width, int radii, int angles, int order, double x, double y, double radius)
    {
        var size = new FrameSize(height, width);
        CorrelationOptions options = TestFrames.Options(size, radii, angles, order, x, y, radius);
        float[] frame = TestFrames.Spoilt(TestFrames.Positive(size, seed: 1), seed: 2);
        float[][] maps = [.. Tiles.Select(tile => new AngularCorrelation(size, options, TestFrames.Gaps(size, seed: 3), tile).Map(frame))];
        foreach (float[] map in maps)
        {
            if (Fma.IsSupported)
                CollectionAssert.AreEqual(maps[0], map);
            for (int i = 0; i < map.Length; i++)
                Assert.AreEqual(maps[0][i], map[i], Tolerance * maps[0].Max(), $"element {i}");
        }
    }

    [TestMethod]
    public void AddProducts_WholeNumbers_AreExact()
    {
        const int Angles = 5, Stride = 48;
        var random = new Random(1);
        float[] samples = [.. Enumerable.Range(0, Angles * Stride).Select(_ => (float)random.Next(-9, 10))];
        foreach (ProductTile tile in Tiles)
        {
            float[] sums = [.. Enumerable.Repeat(2f, tile.Rows * Stride)];
            unsafe
            {
                fixed (float* rows = samples, columns = &samples[14], target = sums)
                    tile.AddProducts(rows, columns, Stride, Angles, target, Stride);
            }

            for (int i = 0; i < sums.Length; i++)
            {
                (int row, int column) = (i / Stride, i % Stride);
                float products = Enumerable.Range(0, Angles).Sum(j => samples[j * Stride + row] * samples[j * Stride + Math.Min(14 + column, Stride - 1)]);
                Assert.AreEqual(column < tile.Columns ? 2 + products : 2, sums[i], $"{tile.Name}: {row},{column}");
            }
        }
    }

    [TestMethod]
    public void Best_IsAccelerated()
    {
        CollectionAssert.Contains(Tiles, ProductTile.Best);
        Assert.IsTrue(ProductTile.Best.IsAccelerated || Tiles.All(tile => !tile.IsAccelerated));
    }
}
