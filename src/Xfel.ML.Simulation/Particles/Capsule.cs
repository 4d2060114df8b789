using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>A cylinder with half a sphere on each end, about the origin with its axis along z. Its form factor is a one-dimensional integral, good to 1e-12 of the volume.</summary>
public sealed class Capsule : Particle
{
    private readonly RevolutionBody _body;

    /// <summary>The capsule of this radius and length in metres.</summary>
    /// <param name="radius">Of the cylinder and of the half spheres.</param>
    /// <param name="length">Of the straight part, 0 or more: from end to end, the capsule is longer by two radii.</param>
    /// <exception cref="ArgumentException">The radius is not positive, or the length is negative.</exception>
    public Capsule(double radius, double length)
    {
        var faults = new FaultList();
        faults.RequirePositive(nameof(radius), radius, "metres");
        faults.Require(length >= 0 && double.IsFinite(length), $"{nameof(length)} is {length}; 0 metres or more was expected");
        faults.Throw("the capsule");
        Radius = radius;
        Length = length;
        Volume = Math.PI * radius * radius * (length + 4.0 / 3 * radius);
        BoundingRadius = radius + length / 2;
        _body = new RevolutionBody(new CapsuleProfile(radius, length / 2), Volume);
    }

    /// <summary>The radius in metres.</summary>
    public double Radius { get; }

    /// <summary>The length of the straight part in metres.</summary>
    public double Length { get; }

    /// <inheritdoc/>
    public override double BoundingRadius { get; }

    /// <inheritdoc/>
    public override double Volume { get; }

    /// <inheritdoc/>
    public override double Density(Vector3D r)
    {
        double beyond = Math.Max(Math.Abs(r.Z) - Length / 2, 0);
        return (r with { Z = beyond }).Length <= Radius ? 1 : 0;
    }

    /// <inheritdoc/>
    public override Complex Amplitude(Vector3D q) => _body.Amplitude(q);

    internal override void AddTerms(ScatteringTerms terms, in Placement placement) => terms.Add(_body.Kernel, _body.Unit, placement);

    internal override bool IsConvex => true;

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords)
    {
        // A convex body: what the line has in common with it is one piece, from the first entry into a part to the last exit.
        var end = new Vector3D(0, 0, Length / 2);
        (double from, double to) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach ((double From, double To)? part in (ReadOnlySpan<(double, double)?>)
            [LineCut.Cylinder(origin, direction, Radius, Length / 2), LineCut.Ball(origin - end, direction, Radius), LineCut.Ball(origin + end, direction, Radius)])
        {
            if (part is { } cut && cut.To >= cut.From)
                (from, to) = (Math.Min(from, cut.From), Math.Max(to, cut.To));
        }

        chords.Add(from, to);
    }
}
