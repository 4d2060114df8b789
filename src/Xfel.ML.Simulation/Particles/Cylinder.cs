using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// A circular cylinder about the origin with its axis along z, and its exact form factor F(q) = V [2 J1(s) / s] sinc(q_z length / 2), s being the radius times q across the axis.
/// </summary>
public sealed class Cylinder : Particle
{
    private readonly RevolutionBody _body;

    /// <summary>The cylinder of this radius and length in metres.</summary>
    /// <exception cref="ArgumentException">A length is not positive.</exception>
    public Cylinder(double radius, double length)
    {
        var faults = new FaultList();
        faults.RequirePositive(nameof(radius), radius, "metres");
        faults.RequirePositive(nameof(length), length, "metres");
        faults.Throw("the cylinder");
        Radius = radius;
        Length = length;
        Volume = Math.PI * radius * radius * length;
        BoundingRadius = Math.Sqrt(radius * radius + length * length / 4);
        _body = new RevolutionBody(new CylinderProfile(radius, length / 2), Volume);
    }

    /// <summary>The radius in metres.</summary>
    public double Radius { get; }

    /// <summary>The length in metres.</summary>
    public double Length { get; }

    /// <inheritdoc/>
    public override double BoundingRadius { get; }

    /// <inheritdoc/>
    public override double Volume { get; }

    /// <inheritdoc/>
    public override double Density(Vector3D r) => r.X * r.X + r.Y * r.Y <= Radius * Radius && Math.Abs(r.Z) <= Length / 2 ? 1 : 0;

    /// <inheritdoc/>
    public override Complex Amplitude(Vector3D q)
    {
        double along = q.Z * Length / 2;
        return Volume * Bessel.J1Ratio(Radius * (q with { Z = 0 }).Length) * (along == 0 ? 1 : Math.Sin(along) / along);
    }

    internal override void AddTerms(ScatteringTerms terms, in Placement placement) => terms.Add(_body.Kernel, _body.Unit, placement);

    internal override bool IsConvex => true;

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords)
    {
        if (LineCut.Cylinder(origin, direction, Radius, Length / 2) is { } cut)
            chords.Add(cut.From, cut.To);
    }
}
