using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>A particle convolved with a Gaussian: amplitudes fall by exp(-q^2 sigma^2 / 2).</summary>
internal sealed class SoftParticle : Particle
{
    /// <summary>Beyond this many standard deviations, less than 1e-6 of the matter is left out.</summary>
    private const double Reach = 5;

    private static readonly (double Place, double Weight)[] Hermite = [(-Math.Sqrt(3), 1.0 / 6), (0, 2.0 / 3), (Math.Sqrt(3), 1.0 / 6)];

    public SoftParticle(Particle particle, double sigma)
    {
        if (!(sigma >= 0) || !double.IsFinite(sigma))
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "a blur of 0 metres or more was expected");
        Sharp = particle;
        Sigma = sigma;
    }

    public Particle Sharp { get; }

    public double Sigma { get; }

    public override double BoundingRadius => Sharp.BoundingRadius + Reach * Sigma;

    public override double Volume => Sharp.Volume;

    public override bool HasFormFactor => Sharp.HasFormFactor;

    internal override bool HasSoftEdges => Sigma > 0 || Sharp.HasSoftEdges;

    /// <summary>By Gauss-Hermite quadrature with three points an axis: exact where the density is a cubic within some sigma.</summary>
    public override double Density(Vector3D r)
    {
        double sum = 0;
        foreach ((double x, double wx) in Hermite)
        foreach ((double y, double wy) in Hermite)
        foreach ((double z, double wz) in Hermite)
            sum += wx * wy * wz * Sharp.Density(r + Sigma * new Vector3D(x, y, z));
        return sum;
    }

    public override Complex Amplitude(Vector3D q) => Math.Exp(-0.5 * Sigma * Sigma * Vector3D.Dot(q, q)) * Sharp.Amplitude(q);

    internal override void AddTerms(ScatteringTerms terms, in Placement placement) => Sharp.AddTerms(terms, placement.Blurred(Sigma));

    internal override void AddBodies(List<PlacedBody> bodies, in Placement placement) => Sharp.AddBodies(bodies, placement.Blurred(Sigma));

    /// <summary>Those of the sharp particle: a soft edge has no ends.</summary>
    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords) => Sharp.AddChords(origin, direction, chords);
}
