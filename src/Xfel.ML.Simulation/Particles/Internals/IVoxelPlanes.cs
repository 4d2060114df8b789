namespace Xfel.ML.Simulation;

/// <summary>A density on a grid of cubic voxels, plane by plane.</summary>
internal interface IVoxelPlanes
{
    /// <summary>The number of voxels along x, y and z. Voxel number length / 2 of each axis is the origin of the body's own axes.</summary>
    (int X, int Y, int Z) Lengths { get; }

    /// <summary>In metres.</summary>
    double VoxelSize { get; }

    /// <summary>The plane number z.</summary>
    /// <param name="z">Which.</param>
    /// <param name="plane">Receives the densities, y varying fastest.</param>
    void Fill(int z, Span<float> plane);
}
