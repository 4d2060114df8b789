using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Simulation;

/// <summary>|F|^2 of bodies summed coherently, at every pixel of a detector.</summary>
internal static class ClusterScattering
{
    /// <summary>The intensities by rows, without padding, with the widest lanes that the machine has.</summary>
    /// <param name="terms">At least one.</param>
    /// <param name="blur">Width of a Gaussian that blurs the edges of all, times the wave number: amplitudes fall by exp(-(blur q / k)^2 / 2). 0 for none.</param>
    /// <param name="geometry">The detector.</param>
    /// <param name="scratch">Of the detector's size.</param>
    /// <param name="destination">One frame.</param>
    public static void Intensities(
        ReadOnlySpan<ScatteringTerm> terms, double blur, DetectorGeometry geometry, ScatteringScratch scratch, Span<float> destination)
    {
        if (Vector512.IsHardwareAccelerated)
            Intensities<Lanes16>(terms, blur, geometry, scratch, destination);
        else if (Vector256.IsHardwareAccelerated)
            Intensities<Lanes8>(terms, blur, geometry, scratch, destination);
        else if (Vector128.IsHardwareAccelerated)
            Intensities<Lanes4>(terms, blur, geometry, scratch, destination);
        else
            Intensities<Lanes1>(terms, blur, geometry, scratch, destination);
    }

    internal static void Intensities<T>(
        ReadOnlySpan<ScatteringTerm> terms, double blur, DetectorGeometry geometry, ScatteringScratch scratch, Span<float> destination)
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
            foreach (ref readonly ScatteringTerm term in terms)
            {
                Span<float> quadrature = term.FormFactor.IsReal ? default : scratch.Quadrature;
                term.FormFactor.Evaluate<T>(term.ToBody, x, y, z, formFactor, quadrature);
                Weigh(term, x, y, z, formFactor, quadrature);
                AmplitudeKernel.Add<T>(formFactor, quadrature, term.Phase, x, y, z, real, imaginary);
            }

            AmplitudeKernel.Intensity<T>(real, imaginary);
            if (blur > 0)
                Blur(real, blur, x, y, z);
            real[..width].CopyTo(destination.Slice(row * width, width));
        }
    }

    private static void Weigh(in ScatteringTerm term, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> real, Span<float> imaginary)
    {
        if (term.Weight != 1)
        {
            TensorPrimitives.Multiply(real, term.Weight, real);
            TensorPrimitives.Multiply(imaginary, term.Weight, imaginary);
        }

        if (term.Blur is not { } blur)
            return;
        for (int i = 0; i < real.Length; i++)
        {
            var e = new Vector3D(x[i], y[i], z[i]);
            float soft = (float)Math.Exp(-0.5 * Vector3D.Dot(e, blur * e));
            real[i] *= soft;
            if (!imaginary.IsEmpty)
                imaginary[i] *= soft;
        }
    }

    private static void Blur(Span<float> intensity, double blur, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z)
    {
        float scale = (float)(-blur * blur);
        for (int i = 0; i < intensity.Length; i++)
            intensity[i] *= MathF.Exp(scale * (x[i] * x[i] + y[i] * y[i] + z[i] * z[i]));
    }
}
