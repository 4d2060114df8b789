namespace Xfel.ML.Simulation;

/// <summary>
/// One particle as the kernels see it: F(ToBody (q / k)) exp(-i Phase.(q / k)), both already scaled by the wave number.
/// An affine map of the particle is an affine map of q: F_A(q) = |det A| F(A^T q), with det A = 1 here.
/// </summary>
internal readonly record struct PlacedParticle(Matrix3 ToBody, Vector3D Phase);
