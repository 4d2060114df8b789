namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Winograd F(4, 3) by Toom and Cook on the points 0, ±A, ±B and infinity (Lavin and Gray, arXiv:1509.09308, use 0, ±1, ±2). Six products give four outputs of a three-tap filter:
/// y = Aᵀ [(G g) ∘ (Bᵀ d)]. With p over the finite points and M(x) = x (x² - A²)(x² - B²):
/// a row of Bᵀ holds the coefficients of M(x) / (x - p), the last one those of M; a row of G is [1, p, p²] / M'(p), the last one [0, 0, 1]; a column of Aᵀ is [1, p, p², p³], the last one [0, 0, 0, 1].
/// </summary>
/// <remarks>
/// The products of the points lie near 1, so that no term is much larger than the others: over 64 channels of uniform noise the worst error of float32 is
/// 1.6e-6 of the largest output, against 6.7e-6 for the points ±1, ±2 and 0.9e-6 for the direct sum; the squares and cubes are exact.
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
