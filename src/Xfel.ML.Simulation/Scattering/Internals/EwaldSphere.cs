namespace Xfel.ML.Simulation;

/// <summary>The scattering directions q / k of a detector's pixels, in single precision.</summary>
internal static class EwaldSphere
{
    /// <summary>Fills rows of <paramref name="stride"/> pixels, the padding included.</summary>
    public static void Directions(DetectorGeometry geometry, int stride, Span<float> x, Span<float> y, Span<float> z)
    {
        int count = geometry.Size.Height * stride;
        if (x.Length != count || y.Length != count || z.Length != count)
            SimulationThrow.Lengths(nameof(x));
        double scale = geometry.PixelSize / geometry.Distance;
        for (int row = 0; row < geometry.Size.Height; row++)
        {
            float dy = (float)((row - geometry.BeamCenterY) * scale);
            for (int column = 0; column < stride; column++)
            {
                float dx = (float)((column - geometry.BeamCenterX) * scale);
                float r2 = dx * dx + dy * dy, norm = MathF.Sqrt(1 + r2), inverse = 1 / norm;
                int i = row * stride + column;
                x[i] = dx * inverse;
                y[i] = dy * inverse;
                // 1/norm - 1 without cancellation.
                z[i] = -r2 * inverse / (norm + 1);
            }
        }
    }
}
