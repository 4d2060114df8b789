namespace Xfel.ML.Simulation;

/// <summary>
/// The charge of n photons whose single charges follow a gamma distribution of mean 1 and relative standard deviation s: gamma of shape n / s^2, by the transform of a normal number of
/// E. B. Wilson and M. M. Hilferty (PNAS 17 (1931) 684), whose mean and variance are within 1 % for shapes from 1 on.
/// </summary>
internal static class PulseHeights
{
    /// <param name="photons">By rows; receives charges in mean photons.</param>
    /// <param name="normals">A normal number for each pixel.</param>
    /// <param name="spread">s.</param>
    public static void Apply(Span<float> photons, ReadOnlySpan<float> normals, double spread)
    {
        float ninth = (float)(spread * spread / 9);
        for (int i = 0; i < photons.Length; i++)
        {
            float n = photons[i];
            if (!(n > 0))
                continue;
            float a = ninth / n, root = 1 - a + normals[i] * MathF.Sqrt(a);
            photons[i] = root > 0 ? n * root * root * root : 0;
        }
    }
}
