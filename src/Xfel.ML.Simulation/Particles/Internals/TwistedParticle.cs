using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>A particle of which each plane across z is turned about z, by an angle that is proportional to z.</summary>
internal sealed class TwistedParticle : Particle
{
    /// <summary>Lines of the reference, and the generator of their lattice of rank 1: Fibonacci numbers.</summary>
    private const int Lines = 75025, Generator = 46368;

    private readonly Particle _straight;
    private readonly double _twist;
    private readonly VoxelKernels _kernels = new();

    public TwistedParticle(Particle particle, double radiansPerMetre)
    {
        if (!double.IsFinite(radiansPerMetre))
            throw new ArgumentOutOfRangeException(nameof(radiansPerMetre), radiansPerMetre, "a finite angle in radians per metre was expected");
        if (particle.HasSoftEdges)
            throw new ArgumentException("a particle with soft edges cannot be twisted: twist it first and soften it then", nameof(particle));
        _straight = particle;
        _twist = radiansPerMetre;
    }

    public override double BoundingRadius => _straight.BoundingRadius;

    public override double Volume => _straight.Volume;

    public override bool HasFormFactor => false;

    public override double Density(Vector3D r) => _straight.Density(Untwist(r, r.Z));

    /// <summary>By a sum over lines along y, 75,025 of them on a lattice of rank 1 in x and z; along each the integral is exact. Good to about 1e-4 of F(0).</summary>
    public override Complex Amplitude(Vector3D q)
    {
        double side = 2 * BoundingRadius;
        var chords = new ChordList();
        Complex sum = 0;
        for (int line = 0; line < Lines; line++)
        {
            double x = side * ((line + 0.5) / Lines - 0.5), z = side * (((long)line * Generator % Lines + 0.5) / Lines - 0.5);
            if (4 * (x * x + z * z) > side * side)
                continue;
            chords.Clear();
            AddChords(new(x, 0, z), new(0, 1, 0), chords);
            double along = 0, across = 0;
            foreach (ref readonly Chord chord in chords.Chords)
            {
                double half = 0.5 * (chord.To - chord.From), weight = chord.Density * 2 * half * PolyhedronFormFactor.Sinc(q.Y * half);
                (double sin, double cos) = Math.SinCos(-0.5 * q.Y * (chord.From + chord.To));
                along += weight * cos;
                across += weight * sin;
            }

            sum += new Complex(along, across) * Complex.FromPolarCoordinates(1, -(q.X * x + q.Z * z));
        }

        return side * side / Lines * sum;
    }

    internal override void AddTerms(ScatteringTerms terms, in Placement placement)
    {
        int voxels = ParticleSampling.VoxelsFor(this, terms.GreatestQ * placement.Map.Norm);
        VoxelFormFactor kernel = _kernels.Of(voxels, count => ParticleSampling.Kernel(this, count));
        terms.Add(kernel, kernel.Unit, placement);
    }

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords)
    {
        // A line across z stays in a plane that is turned as a whole.
        if (direction.Z == 0)
            _straight.AddChords(Untwist(origin, origin.Z), Untwist(direction, origin.Z), chords);
        else
            ChordMarch.Add(this, origin, direction, chords);
    }

    private Vector3D Untwist(Vector3D r, double z)
    {
        (double sin, double cos) = Math.SinCos(_twist * z);
        return new(cos * r.X + sin * r.Y, cos * r.Y - sin * r.X, r.Z);
    }
}
