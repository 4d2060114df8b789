using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation;

/// <summary>
/// The form factor of voxels at any q: gathered from a discrete transform with a Kaiser-Bessel window of 8^3 values, a non-uniform Fourier transform of type 2 (A. Dutt and V. Rokhlin,
/// SIAM J. Sci. Comput. 14 (1993) 1368). The lanes go over scattering vectors for places and weights, and along the rows of the window for the gathering.
/// </summary>
/// <param name="spectrum">The transform.</param>
/// <param name="filter">What the voxels' values mean.</param>
/// <param name="unit">The body's unit of length in metres.</param>
internal sealed class VoxelFormFactor(VoxelSpectrum spectrum, VoxelFilter filter, double unit) : IFormFactorKernel
{
    private const int Width = KaiserBessel.Width;

    /// <summary>Floats of a window's row: the widest vector.</summary>
    private const int RowFloats = 2 * Width;

    public bool IsReal => false;

    public double Unit => unit;

    public VoxelSpectrum Spectrum => spectrum;

    /// <summary>F(m e) for each e = (x, y, z); 0 beyond the frequencies that the spectrum was made for, which only the padding of rows asks for.</summary>
    [SkipLocalsInit]
    public void Evaluate<T>(Matrix3 m, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> real, Span<float> imaginary)
        where T : unmanaged, ILanes<T>
    {
        if (x.Length != y.Length || x.Length != z.Length || x.Length != real.Length || x.Length != imaginary.Length || x.Length % T.Count != 0)
            SimulationThrow.Lengths(nameof(real));
        double voxel = spectrum.VoxelSize / unit;
        bool repeats = filter == VoxelFilter.Hats;
        GatherAxis<T> axisX = new(spectrum.X, m.Row0, voxel, repeats), axisY = new(spectrum.Y, m.Row1, voxel, repeats), axisZ = new(spectrum.Z, m.Row2, voxel, repeats);
        Span<float> weightsX = stackalloc float[Width * T.Count], weightsY = stackalloc float[Width * T.Count], weightsZ = stackalloc float[Width * T.Count];
        Span<float> places = stackalloc float[3 * T.Count], row = stackalloc float[RowFloats];
        T zero = T.Broadcast(0f), minusZero = T.Broadcast(-0f);
        for (int i = 0; i < x.Length; i += T.Count)
        {
            T ex = T.Load(in x[i]), ey = T.Load(in y[i]), ez = T.Load(in z[i]);
            T px = axisX.Place(ex, ey, ez, out T sincX), py = axisY.Place(ex, ey, ez, out T sincY), pz = axisZ.Place(ex, ey, ez, out T sincZ);
            // The half that is kept; F(-q) is the conjugate of F(q).
            T sign = T.Select(T.LessThan(px, zero), minusZero, zero);
            T inside = T.Select(axisX.IsInside(px), T.Select(axisY.IsInside(py), axisZ.IsInside(pz), zero), zero);
            axisX.Weigh(T.Select(inside, px ^ sign, zero), weightsX, places);
            axisY.Weigh(T.Select(inside, py ^ sign, zero), weightsY, places[T.Count..]);
            axisZ.Weigh(T.Select(inside, pz ^ sign, zero), weightsZ, places[(2 * T.Count)..]);
            for (int lane = 0; lane < T.Count; lane++)
            {
                Gather<T>(places[lane..], weightsY[lane..], weightsZ[lane..], row);
                (float re, float im) = (0, 0);
                for (int t = 0; t < Width; t++)
                {
                    float weight = weightsX[t * T.Count + lane];
                    re = MathF.FusedMultiplyAdd(weight, row[2 * t], re);
                    im = MathF.FusedMultiplyAdd(weight, row[2 * t + 1], im);
                }

                real[i + lane] = re;
                imaginary[i + lane] = im;
            }

            T sinc = sincX * sincY * sincZ;
            T factor = T.Select(inside, repeats ? sinc * sinc : T.Broadcast(1f) / sinc, zero);
            T.Store(T.Load(in real[i]) * factor, ref real[i]);
            T.Store(T.Load(in imaginary[i]) * (factor ^ sign), ref imaginary[i]);
        }
    }

    /// <summary>The window's rows, each with its weights along y and z, summed. A method of its own: within the other, the vectors would not stay in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Gather<T>(ReadOnlySpan<float> places, ReadOnlySpan<float> weightsY, ReadOnlySpan<float> weightsZ, Span<float> row)
        where T : unmanaged, ILanes<T>
    {
        int stride = 2 * spectrum.X.HalfCount, slab = stride * spectrum.Y.Count;
        int first = 2 * ((int)places[0] + SpectrumAxis.Halo) + stride * ((int)places[T.Count] - spectrum.Y.First) + slab * ((int)places[2 * T.Count] - spectrum.Z.First);
        ref float corner = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(spectrum.Values), first);
        ref float wy = ref MemoryMarshal.GetReference(weightsY);
        T y0 = T.Broadcast(wy), y1 = T.Broadcast(Unsafe.Add(ref wy, T.Count)), y2 = T.Broadcast(Unsafe.Add(ref wy, 2 * T.Count));
        T y3 = T.Broadcast(Unsafe.Add(ref wy, 3 * T.Count)), y4 = T.Broadcast(Unsafe.Add(ref wy, 4 * T.Count)), y5 = T.Broadcast(Unsafe.Add(ref wy, 5 * T.Count));
        T y6 = T.Broadcast(Unsafe.Add(ref wy, 6 * T.Count)), y7 = T.Broadcast(Unsafe.Add(ref wy, 7 * T.Count));
        for (int part = 0; part < RowFloats; part += T.Count)
        {
            T sum = T.Broadcast(0f);
            ref float line = ref Unsafe.Add(ref corner, part);
            for (int tz = 0; tz < Width; tz++)
            {
                // Two chains, so that neither waits for the other.
                T even = T.Load(in line) * y0, odd = T.Load(in Unsafe.Add(ref line, stride)) * y1;
                even = T.MultiplyAdd(T.Load(in Unsafe.Add(ref line, 2 * stride)), y2, even);
                odd = T.MultiplyAdd(T.Load(in Unsafe.Add(ref line, 3 * stride)), y3, odd);
                even = T.MultiplyAdd(T.Load(in Unsafe.Add(ref line, 4 * stride)), y4, even);
                odd = T.MultiplyAdd(T.Load(in Unsafe.Add(ref line, 5 * stride)), y5, odd);
                even = T.MultiplyAdd(T.Load(in Unsafe.Add(ref line, 6 * stride)), y6, even);
                odd = T.MultiplyAdd(T.Load(in Unsafe.Add(ref line, 7 * stride)), y7, odd);
                sum = T.MultiplyAdd(even + odd, T.Broadcast(weightsZ[tz * T.Count]), sum);
                line = ref Unsafe.Add(ref line, slab);
            }

            T.Store(sum, ref row[part]);
        }
    }
}
