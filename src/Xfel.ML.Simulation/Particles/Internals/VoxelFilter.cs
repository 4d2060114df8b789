namespace Xfel.ML.Simulation;

/// <summary>What the values of voxels mean between their centres, and so what the discrete transform is multiplied by at q.</summary>
internal enum VoxelFilter
{
    /// <summary>
    /// The value at the centre, and in between what trilinear interpolation gives: a sum of hats, whose transform is sinc^2(q a / 2) on each axis, a being the voxels' size.
    /// </summary>
    Hats,

    /// <summary>
    /// The mean over the voxel of a density that is known everywhere: a convolution with a box, which has multiplied its transform by sinc(q a / 2) on each axis. It is divided by that again.
    /// </summary>
    Means,
}
