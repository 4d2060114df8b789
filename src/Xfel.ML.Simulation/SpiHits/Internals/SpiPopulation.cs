namespace Xfel.ML.Simulation;

/// <summary>What the single-particle presets differ in: how many particles of which shape a model has, and what its label is. Everything else is drawn alike.</summary>
internal abstract class SpiPopulation
{
    /// <summary>How far off the middle the beam centre may be, as a part of the frame's sides; what else is drawn does not depend on it.</summary>
    public virtual double GreatestCenterOffset => SpiHitsRanges.GreatestCenterOffset;

    /// <summary>The class of a model's frames; known without the model being drawn.</summary>
    public abstract int Label(long model);

    /// <summary>The number of particles.</summary>
    public abstract int Particles(ref RandomStream random, long model);

    /// <summary>The particles' shape; asked for again where a cluster found no room.</summary>
    public abstract SpiShape Shape(ref RandomStream random, long model);

    /// <summary>What of a shape goes into the truth besides its name.</summary>
    public virtual IReadOnlyList<double> Values(SpiShape shape) => [];
}
