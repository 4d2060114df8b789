namespace Xfel.ML.Simulation;

/// <summary>The scattering directions q / k of a detector's pixels, in single precision.</summary>
internal static class EwaldSphere
{
    private static readonly float[] LaneNumbers = [.. Enumerable.Range(0, 16).Select(i => (float)i)];

    /// <summary>Fills rows of <paramref name="stride"/> pixels, the padding included; a multiple of the lane count.</summary>
    public static void Directions<T>(DetectorGeometry geometry, int stride, Span<float> x, Span<float> y, Span<float> z)
        where T : unmanaged, ILanes<T>
    {
        int count = geometry.Size.Height * stride;
        if (x.Length != count || y.Length != count || z.Length != count || stride % T.Count != 0)
            SimulationThrow.Lengths(nameof(x));
        double scale = geometry.PixelSize / geometry.Distance;
        T step = T.Broadcast((float)scale), one = T.Broadcast(1f), lane = T.Load(in LaneNumbers[0]);
        T center = T.Broadcast((float)geometry.BeamCenterX);
        for (int row = 0; row < geometry.Size.Height; row++)
        {
            T dy = T.Broadcast((float)((row - geometry.BeamCenterY) * scale));
            for (int column = 0; column < stride; column += T.Count)
            {
                T dx = (lane + T.Broadcast(column) - center) * step;
                T r2 = T.MultiplyAdd(dx, dx, dy * dy), norm = T.SquareRoot(one + r2), inverse = one / norm;
                int i = row * stride + column;
                T.Store(dx * inverse, ref x[i]);
                T.Store(dy * inverse, ref y[i]);
                // 1/norm - 1 without cancellation.
                T.Store(-r2 * inverse / (norm + one), ref z[i]);
            }
        }
    }
}
