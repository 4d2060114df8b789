namespace Xfel.ML.Simulation;

/// <summary>Sums particles' amplitudes over lanes.</summary>
internal static class AmplitudeKernel
{
    /// <summary>Adds F exp(-i p.e) to the amplitude; F is real where <paramref name="quadrature"/> is empty.</summary>
    public static void Add<T>(ReadOnlySpan<float> formFactor, ReadOnlySpan<float> quadrature, Vector3D p, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> real, Span<float> imaginary)
        where T : unmanaged, ILanes<T>
    {
        if (x.Length != y.Length || x.Length != z.Length || x.Length != formFactor.Length || x.Length != real.Length || x.Length != imaginary.Length || x.Length % T.Count != 0
            || (!quadrature.IsEmpty && quadrature.Length != x.Length))
            SimulationThrow.Lengths(nameof(real));
        bool atOrigin = p == default;
        T px = T.Broadcast((float)p.X), py = T.Broadcast((float)p.Y), pz = T.Broadcast((float)p.Z);
        for (int i = 0; i < x.Length; i += T.Count)
        {
            T f = T.Load(in formFactor[i]);
            if (atOrigin)
            {
                T.Store(T.Load(in real[i]) + f, ref real[i]);
                if (!quadrature.IsEmpty)
                    T.Store(T.Load(in imaginary[i]) + T.Load(in quadrature[i]), ref imaginary[i]);
                continue;
            }

            T phase = T.MultiplyAdd(px, T.Load(in x[i]), T.MultiplyAdd(py, T.Load(in y[i]), pz * T.Load(in z[i])));
            LaneMath.SinCos(phase, out T sin, out T cos);
            T.Store(T.MultiplyAdd(f, cos, T.Load(in real[i])), ref real[i]);
            T.Store(T.MultiplyAdd(-f, sin, T.Load(in imaginary[i])), ref imaginary[i]);
            if (quadrature.IsEmpty)
                continue;
            // i g (cos - i sin)
            T g = T.Load(in quadrature[i]);
            T.Store(T.MultiplyAdd(g, sin, T.Load(in real[i])), ref real[i]);
            T.Store(T.MultiplyAdd(g, cos, T.Load(in imaginary[i])), ref imaginary[i]);
        }
    }

    /// <summary>Replaces the real part by the squared magnitude.</summary>
    public static void Intensity<T>(Span<float> real, ReadOnlySpan<float> imaginary)
        where T : unmanaged, ILanes<T>
    {
        if (real.Length != imaginary.Length || real.Length % T.Count != 0)
            SimulationThrow.Lengths(nameof(real));
        for (int i = 0; i < real.Length; i += T.Count)
        {
            T re = T.Load(in real[i]), im = T.Load(in imaginary[i]);
            T.Store(T.MultiplyAdd(re, re, im * im), ref real[i]);
        }
    }
}
