using System.Numerics;

namespace Xfel.ML.Simulation.Tests;

/// <summary>Amplitudes as the kernels give them, at any scattering vectors: what <see cref="ClusterScattering"/> sums, before it is squared.</summary>
internal static class TermAmplitudes
{
    /// <summary>F(q) in cubic metres.</summary>
    public static Complex[] Of<T>(Particle particle, IReadOnlyList<Vector3D> q)
        where T : unmanaged, ILanes<T>
    {
        double greatest = q.Max(vector => vector.Length), unit = particle.BoundingRadius;
        var terms = new ScatteringTerms(greatest, unit, greatest);
        particle.AddTerms(terms, Placement.Own);
        int count = (q.Count + 15) & ~15;
        float[] x = new float[count], y = new float[count], z = new float[count], real = new float[count], imaginary = new float[count];
        for (int i = 0; i < q.Count; i++)
            (x[i], y[i], z[i]) = ((float)(q[i].X / greatest), (float)(q[i].Y / greatest), (float)(q[i].Z / greatest));
        var sum = new Complex[q.Count];
        foreach (ScatteringTerm term in terms.Terms)
        {
            Array.Clear(imaginary);
            term.FormFactor.Evaluate<T>(term.ToBody, x, y, z, real, imaginary);
            for (int i = 0; i < sum.Length; i++)
            {
                double phase = Vector3D.Dot(term.Phase, 1 / greatest * q[i]);
                sum[i] += unit * unit * unit * term.Weight * new Complex(real[i], imaginary[i]) * Complex.FromPolarCoordinates(1, -phase);
            }
        }

        return sum;
    }

    /// <summary>The greatest distance to the reference, as a part of F(0).</summary>
    public static double WorstError(Particle particle, IReadOnlyList<Vector3D> q)
    {
        Complex[] found = Of<Lanes8>(particle, q);
        return q.Select((vector, i) => (found[i] - particle.Amplitude(vector)).Magnitude).Max() / Math.Abs(particle.Volume);
    }
}
