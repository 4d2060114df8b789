namespace Xfel.ML.Simulation;

/// <summary>
/// One summand of an amplitude as the kernels see it: weight x F(ToBody (q / k)) exp(-i Phase.(q / k)), both maps already scaled by the wave number,
/// times exp(-(q / k).Blur (q / k) / 2) where edges are soft. An affine map r -> A r of a body is an affine map of q: F_A(q) = |det A| F(A^T q).
/// </summary>
/// <param name="FormFactor">The body.</param>
/// <param name="ToBody">From q / k to the q of the body's own axes and unit of length.</param>
/// <param name="Phase">The body's place, times the wave number.</param>
/// <param name="Weight">Density times |det A|.</param>
/// <param name="Blur">Covariance of the Gaussian that blurs the body, times the squared wave number; null leaves it sharp.</param>
internal readonly record struct ScatteringTerm(IFormFactorKernel FormFactor, Matrix3 ToBody, Vector3D Phase, float Weight = 1, Matrix3? Blur = null);
