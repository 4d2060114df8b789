using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// A body of matter: a density in space, 1 inside a plain solid. Immutable, and safe for use by many threads. Lengths are in metres in the particle's own axes, whose origin
/// the beam hits; bodies are made at any size and place and then transformed.
/// </summary>
public abstract class Particle
{
    private protected Particle()
    {
    }

    /// <summary>Radius of the sphere about the origin outside which there is no matter, in metres.</summary>
    public abstract double BoundingRadius { get; }

    /// <summary>The density's integral over space, in cubic metres: F(0).</summary>
    public abstract double Volume { get; }

    /// <summary>Whether <see cref="Amplitude"/> is a closed form, or a one-dimensional integral of one; otherwise it is a sum over voxels.</summary>
    public virtual bool HasFormFactor => true;

    /// <summary>The density at a place.</summary>
    public abstract double Density(Vector3D r);

    /// <summary>The form factor F(q) = integral of density exp(-i q.r), in cubic metres and in double precision: the reference for the fast paths.</summary>
    /// <param name="q">In 1/m.</param>
    public abstract Complex Amplitude(Vector3D q);

    /// <summary>The particle after r -> map r + shift.</summary>
    /// <exception cref="ArgumentException">The map is singular, or a number is not finite.</exception>
    public Particle Transformed(Matrix3 map, Vector3D shift = default) => new TransformedParticle(this, map, shift, 1);

    /// <summary>The particle, larger by a factor.</summary>
    public Particle Scaled(double factor) => Transformed(Matrix3.Diagonal(new(factor, factor, factor)));

    /// <summary>The particle, turned about the origin.</summary>
    public Particle Rotated(Orientation orientation) => Transformed(orientation.ToMatrix());

    /// <summary>The particle, moved.</summary>
    public Particle Moved(Vector3D shift) => Transformed(Matrix3.Identity, shift);

    /// <summary>The particle with its density multiplied; a negative factor makes a hole in what it is put together with.</summary>
    public Particle WithDensity(double factor) => new TransformedParticle(this, Matrix3.Identity, default, factor);

    /// <summary>The particle with its edges blurred by a Gaussian of this standard deviation in metres.</summary>
    public Particle Softened(double sigma) => new SoftParticle(this, sigma);

    /// <summary>The particles together: densities add, and so do amplitudes.</summary>
    /// <exception cref="ArgumentException">No particle is given.</exception>
    public static Particle Cluster(params IReadOnlyList<Particle> particles) => new ParticleCluster(particles);

    /// <summary>A core within a shell of density 1: both bodies are given whole, the core inside the shell.</summary>
    /// <param name="core">What is inside.</param>
    /// <param name="shell">The whole particle's outer shape.</param>
    /// <param name="coreDensity">The density in the core; 0 for a hollow shell.</param>
    /// <exception cref="ArgumentException">The density is not finite.</exception>
    public static Particle CoreShell(Particle core, Particle shell, double coreDensity) => Layered((shell, 1), (core, coreDensity));

    /// <summary>Layers one within the other, from the outermost in: each body is given whole, lies inside the one before it, and has its own density where no further one lies.</summary>
    /// <exception cref="ArgumentException">No layer is given, or a density is not finite.</exception>
    public static Particle Layered(params IReadOnlyList<(Particle Body, double Density)> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return Cluster([.. layers.Select((layer, i) => layer.Body.WithDensity(layer.Density - (i == 0 ? 0 : layers[i - 1].Density)))]);
    }

    /// <summary>Adds the summands of the amplitude.</summary>
    internal abstract void AddTerms(ScatteringTerms terms, in Placement placement);

    /// <summary>Whether every line meets the body in one piece at most.</summary>
    internal virtual bool IsConvex => false;

    /// <summary>Adds the bodies that this is made of, each a single one with a shadow of its own.</summary>
    internal virtual void AddBodies(List<PlacedBody> bodies, in Placement placement) => bodies.Add(new PlacedBody(this, placement));

    /// <summary>Adds where the line origin + t direction runs through matter, by t in metres; the direction's length is 1 unless a map has changed it.</summary>
    internal abstract void AddChords(Vector3D origin, Vector3D direction, ChordList chords);
}
