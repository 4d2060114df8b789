namespace Xfel.ML.Simulation;

/// <summary>
/// The Fourier transform of voxels, zero-padded to twice their extent, divided by that of the Kaiser-Bessel window and kept for low frequencies alone. The voxels are real, so half of the
/// frequencies along x say all: from -Halo on.
/// </summary>
/// <param name="X">Varies fastest.</param>
/// <param name="Y">The axis y.</param>
/// <param name="Z">The axis z.</param>
/// <param name="VoxelSize">In metres.</param>
/// <param name="Values">Real and imaginary parts in turns; behind the last, as many zeros as a vector may reach.</param>
internal sealed record VoxelSpectrum(SpectrumAxis X, SpectrumAxis Y, SpectrumAxis Z, double VoxelSize, float[] Values);
