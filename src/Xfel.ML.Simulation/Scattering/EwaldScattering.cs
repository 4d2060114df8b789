using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// Scattering in the first Born approximation: |F(q)|^2 of a particle on the Ewald sphere (Han and Li, Eq. 1), exact in angle, without absorption.
/// Not safe for use by several threads at once: give each its own.
/// </summary>
public sealed class EwaldScattering
{
    private readonly ScatteringScratch _scratch;
    private readonly FrameSize _size;
    private (Particle Particle, DetectorGeometry Geometry)? _known;
    private ScatteringTerm[] _own = [], _turned = [];

    /// <summary>For frames of one size.</summary>
    public EwaldScattering(FrameSize size)
    {
        var faults = new FaultList();
        faults.RequirePixels(nameof(size), size);
        faults.Throw("the frame size");
        _size = size;
        _scratch = new ScatteringScratch(size);
    }

    /// <summary>|F(q)|^2 / F(0)^2 of every pixel by rows.</summary>
    /// <param name="particle">The particle; its volume must not be 0.</param>
    /// <param name="orientation">Turns it into the laboratory.</param>
    /// <param name="geometry">The detector, of this object's frame size.</param>
    /// <param name="destination">One frame.</param>
    /// <exception cref="ArgumentException">The geometry is not possible or of another size, or the particle's volume is 0.</exception>
    public void Intensities(Particle particle, Orientation orientation, DetectorGeometry geometry, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(particle);
        ArgumentNullException.ThrowIfNull(geometry);
        if (destination.Length != _size.PixelCount)
            SimulationThrow.DestinationLength(destination.Length, _size.PixelCount);
        Use(particle, geometry);
        Matrix3 turn = orientation.ToMatrix(), back = turn.Transpose;
        for (int i = 0; i < _own.Length; i++)
        {
            ScatteringTerm term = _own[i];
            _turned[i] = term with { ToBody = term.ToBody * back, Phase = turn * term.Phase, Blur = term.Blur is { } blur ? turn * blur * back : null };
        }

        ClusterScattering.Intensities(_turned, blur: 0, geometry, _scratch, destination);
    }

    private void Use(Particle particle, DetectorGeometry geometry)
    {
        if (_known is { } known && ReferenceEquals(known.Particle, particle) && ReferenceEquals(known.Geometry, geometry))
            return;
        geometry.Validate();
        if (geometry.Size != _size)
            throw new ArgumentException($"the detector has {geometry.Size} pixels; {_size} was expected", nameof(geometry));
        double volume = Math.Abs(particle.Volume);
        if (!(volume > 0))
            throw new ArgumentException($"the particle's volume is {particle.Volume}; what scatters has one", nameof(particle));
        var terms = new ScatteringTerms(geometry.WaveNumber, Math.Cbrt(volume), geometry.GreatestQ);
        particle.AddTerms(terms, Placement.Own);
        _own = [.. terms.Terms];
        _turned = new ScatteringTerm[_own.Length];
        _known = (particle, geometry);
    }
}
