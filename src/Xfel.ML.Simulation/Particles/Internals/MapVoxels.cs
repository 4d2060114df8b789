namespace Xfel.ML.Simulation;

/// <summary>The voxels of a density map.</summary>
/// <param name="density">x varies fastest, z slowest.</param>
/// <param name="lengths">Along each axis.</param>
/// <param name="voxelSize">In metres.</param>
internal sealed class MapVoxels(float[] density, (int X, int Y, int Z) lengths, double voxelSize) : IVoxelPlanes
{
    public (int X, int Y, int Z) Lengths => lengths;

    public double VoxelSize => voxelSize;

    public void Fill(int z, Span<float> plane)
    {
        ReadOnlySpan<float> from = density.AsSpan(z * lengths.X * lengths.Y, lengths.X * lengths.Y);
        for (int y = 0; y < lengths.Y; y++)
        {
            for (int x = 0; x < lengths.X; x++)
                plane[x * lengths.Y + y] = from[y * lengths.X + x];
        }
    }
}
