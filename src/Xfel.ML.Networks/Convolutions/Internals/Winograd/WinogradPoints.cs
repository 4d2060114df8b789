namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Winograd F(4, 3) by Toom and Cook on the points 0, ±A, ±B and infinity (Lavin and Gray, arXiv:1509.09308, use 0, ±1, ±2). Six products give four outputs of a three-tap filter:
/// y = Aᵀ [(G g) ∘ (Bᵀ d)]. With p over the finite points and M(x) = x (x² - A²)(x² - B²):
/// a row of Bᵀ holds the coefficients of M(x) / (x - p), the last one those of M; a row of G is [1, p, p²] / M'(p), the last one [0, 0, 1]; a column of Aᵀ is [1, p, p², p³], the last one [0, 0, 0, 1].
/// </summary>
/// <remarks>
/// The points lie on both sides of 1, so that no power of them is much larger than the others; their squares and cubes are exact. Worst errors against double, relative to the largest value,
/// of uniform noise and He-scaled kernels: outputs 6e-7 at 32 channels, 1.0e-6 at 64, 1.4e-6 at 128, 2.3e-6 at 512 (direct sum: 4e-7); weight gradients 1.3e-6 (direct sum: 8e-7).
/// With the points ±1, ±2 outputs are off by four times as much.
/// </remarks>
internal static class WinogradPoints
{
    /// <summary>Rows and columns of outputs of one tile.</summary>
    public const int Outputs = 4;

    /// <summary>Rows and columns of inputs of one tile, and of its transform.</summary>
    public const int Inputs = 6;

    /// <summary>Products of one tile: the number of matrices in every transformed array.</summary>
    public const int Positions = Inputs * Inputs;

    public const float A = 0.625f;
    public const float B = 1.5f;
    public const float A2 = A * A;
    public const float B2 = B * B;
    public const float A3 = A2 * A;
    public const float B3 = B2 * B;
    public const float A2B2 = A2 * B2;
    public const float MinusA2PlusB2 = -(A2 + B2);

    /// <summary>1 / M'(0), 1 / M'(±A), 1 / M'(±B).</summary>
    public const float N0 = (float)(1.0 / ((double)A2 * B2));
    public const float NA = (float)(1.0 / (2.0 * A2 * (A2 - B2)));
    public const float NB = (float)(1.0 / (2.0 * B2 * (B2 - A2)));
}
