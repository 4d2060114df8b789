namespace Xfel.ML.Simulation.Tests;

/// <summary>Density maps for tests.</summary>
internal static class TestMaps
{
    /// <summary>No symmetry at all: random densities, a few of them negative.</summary>
    public static DensityMap Random(int depth, int height, int width, double voxelSize, int seed = 1)
    {
        var random = new RandomStream(seed, RandomPurpose.Model, 0);
        var density = new float[depth * height * width];
        foreach (ref float voxel in density.AsSpan())
            voxel = (float)random.NextUniform(-0.2, 1);
        return new DensityMap(density, [depth, height, width], voxelSize);
    }

    /// <summary>A particle's density, the mean over 3 x 3 x 3 places of each voxel, in a cube that it just fills.</summary>
    public static DensityMap Of(Func<Vector3D, double> density, double radius, int voxels)
    {
        const int Places = 3;
        double size = 2 * radius / (voxels - 2);
        var values = new float[voxels * voxels * voxels];
        Parallel.For(0, voxels, new ParallelOptions { MaxDegreeOfParallelism = 2 }, z =>
        {
            for (int i = z * voxels * voxels; i < (z + 1) * voxels * voxels; i++)
            {
                Vector3D middle = size * new Vector3D(i % voxels - 0.5 * (voxels - 1), i / voxels % voxels - 0.5 * (voxels - 1), z - 0.5 * (voxels - 1));
                double sum = 0;
                for (int place = 0; place < Places * Places * Places; place++)
                    sum += density(middle + size * new Vector3D(Offset(place), Offset(place / Places), Offset(place / Places / Places)));
                values[i] = (float)(sum / (Places * Places * Places));
            }
        });
        return new DensityMap(values, [voxels, voxels, voxels], size);

        static double Offset(int place) => (place % Places + 0.5) / Places - 0.5;
    }
}
