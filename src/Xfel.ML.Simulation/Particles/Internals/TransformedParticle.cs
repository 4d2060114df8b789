using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>A particle after r -> map r + shift, its density multiplied.</summary>
internal sealed class TransformedParticle : Particle
{
    private readonly Particle _particle;
    private readonly Matrix3 _map, _inverse;
    private readonly Vector3D _shift;
    private readonly double _density, _scale;

    public TransformedParticle(Particle particle, Matrix3 map, Vector3D shift, double density)
    {
        double determinant = map.Determinant;
        if (!map.IsFinite || !double.IsFinite(determinant) || determinant == 0 || !map.Inverse.IsFinite)
            throw new ArgumentException($"the map {map} has the determinant {determinant}; a map that can be undone was expected", nameof(map));
        if (!double.IsFinite(shift.Length))
            throw new ArgumentException($"the shift is {shift}; three finite lengths in metres were expected", nameof(shift));
        if (!double.IsFinite(density))
            throw new ArgumentException($"the density is multiplied by {density}; a finite number was expected", nameof(density));
        _particle = particle;
        _map = map;
        _inverse = map.Inverse;
        _shift = shift;
        _density = density;
        _scale = density * Math.Abs(determinant);
        BoundingRadius = map.Norm * particle.BoundingRadius + shift.Length;
    }

    public override double BoundingRadius { get; }

    public override double Volume => _scale * _particle.Volume;

    public override bool HasFormFactor => _particle.HasFormFactor;

    internal override bool HasSoftEdges => _particle.HasSoftEdges;

    public override double Density(Vector3D r) => _density * _particle.Density(_inverse * (r - _shift));

    public override Complex Amplitude(Vector3D q) =>
        _scale * _particle.Amplitude(_map.Transpose * q) * Complex.FromPolarCoordinates(1, -Vector3D.Dot(q, _shift));

    internal override void AddTerms(ScatteringTerms terms, in Placement placement) => _particle.AddTerms(terms, placement.Inside(_map, _shift, _density));

    internal override void AddBodies(List<PlacedBody> bodies, in Placement placement) => _particle.AddBodies(bodies, placement.Inside(_map, _shift, _density));

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords)
    {
        int first = chords.Count;
        // The parameter of the line is the same in both spaces.
        _particle.AddChords(_inverse * (origin - _shift), _inverse * direction, chords);
        chords.MultiplyDensity(first, _density);
    }
}
