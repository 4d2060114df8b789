using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>Particles together.</summary>
internal sealed class ParticleCluster : Particle
{
    private readonly Particle[] _particles;

    public ParticleCluster(IReadOnlyList<Particle> particles)
    {
        ArgumentNullException.ThrowIfNull(particles);
        if (particles.Count == 0)
            throw new ArgumentException("no particle was given; at least one was expected", nameof(particles));
        _particles = [.. particles];
        BoundingRadius = _particles.Max(particle => particle.BoundingRadius);
        Volume = _particles.Sum(particle => particle.Volume);
        HasFormFactor = _particles.All(particle => particle.HasFormFactor);
    }

    public override double BoundingRadius { get; }

    public override double Volume { get; }

    public override bool HasFormFactor { get; }

    internal override bool HasSoftEdges => _particles.Any(particle => particle.HasSoftEdges);

    public override double Density(Vector3D r) => _particles.Sum(particle => particle.Density(r));

    public override Complex Amplitude(Vector3D q) => _particles.Aggregate(Complex.Zero, (sum, particle) => sum + particle.Amplitude(q));

    internal override void AddTerms(ScatteringTerms terms, in Placement placement)
    {
        foreach (Particle particle in _particles)
            particle.AddTerms(terms, placement);
    }

    internal override void AddBodies(List<PlacedBody> bodies, in Placement placement)
    {
        foreach (Particle particle in _particles)
            particle.AddBodies(bodies, placement);
    }

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords)
    {
        foreach (Particle particle in _particles)
            particle.AddChords(origin, direction, chords);
    }
}
