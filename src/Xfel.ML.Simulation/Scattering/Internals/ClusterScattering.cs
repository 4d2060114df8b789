using System.Runtime.Intrinsics;

namespace Xfel.ML.Simulation;

/// <summary>|F|^2 of particles of one solid, summed coherently, at every pixel of a detector.</summary>
internal static class ClusterScattering
{
    /// <summary>The intensities by rows, without padding, with the widest lanes that the machine has.</summary>
    /// <param name="solid">The solid.</param>
    /// <param name="particles">At least one particle.</param>
    /// <param name="blur">Width of the Gaussian that blurs the edges, times the wave number: amplitudes fall by exp(-(blur q / k)^2 / 2). 0 for none.</param>
    /// <param name="geometry">The detector.</param>
    /// <param name="scratch">Of the detector's size.</param>
    /// <param name="destination">One frame.</param>
    public static void Intensities(
        PolyhedronSingles solid, ReadOnlySpan<PlacedParticle> particles, double blur, DetectorGeometry geometry, ScatteringScratch scratch, Span<float> destination)
    {
        if (Vector512.IsHardwareAccelerated)
            Intensities<Lanes16>(solid, particles, blur, geometry, scratch, destination);
        else if (Vector256.IsHardwareAccelerated)
            Intensities<Lanes8>(solid, particles, blur, geometry, scratch, destination);
        else if (Vector128.IsHardwareAccelerated)
            Intensities<Lanes4>(solid, particles, blur, geometry, scratch, destination);
        else
            Intensities<Lanes1>(solid, particles, blur, geometry, scratch, destination);
    }

    internal static void Intensities<T>(
        PolyhedronSingles solid, ReadOnlySpan<PlacedParticle> particles, double blur, DetectorGeometry geometry, ScatteringScratch scratch, Span<float> destination)
        where T : unmanaged, ILanes<T>
    {
        (int height, int width) = (geometry.Size.Height, geometry.Size.Width);
        int stride = scratch.Stride;
        if (width * height != destination.Length || scratch.X.Length != stride * height || width > stride)
            SimulationThrow.Lengths(nameof(destination));
        scratch.UseGeometry<T>(geometry);
        for (int row = 0; row < height; row++)
        {
            ReadOnlySpan<float> x = scratch.X.AsSpan(row * stride, stride), y = scratch.Y.AsSpan(row * stride, stride), z = scratch.Z.AsSpan(row * stride, stride);
            Span<float> formFactor = scratch.FormFactor, real = scratch.Real, imaginary = scratch.Imaginary;
            real.Clear();
            imaginary.Clear();
            foreach (PlacedParticle particle in particles)
            {
                PolyhedronKernel.Evaluate<T>(solid, particle.ToBody, x, y, z, formFactor);
                AmplitudeKernel.Add<T>(formFactor, particle.Phase, x, y, z, real, imaginary);
            }

            AmplitudeKernel.Intensity<T>(real, imaginary);
            if (blur > 0)
                Blur(real, blur, x, y, z);
            real[..width].CopyTo(destination.Slice(row * width, width));
        }
    }

    private static void Blur(Span<float> intensity, double blur, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z)
    {
        float scale = (float)(-blur * blur);
        for (int i = 0; i < intensity.Length; i++)
            intensity[i] *= MathF.Exp(scale * (x[i] * x[i] + y[i] * y[i] + z[i] * z[i]));
    }
}
