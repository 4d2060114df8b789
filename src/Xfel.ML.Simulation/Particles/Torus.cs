using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>A ring about the z axis, centred on the origin. Its form factor is a one-dimensional integral, good to 1e-12 of the volume.</summary>
public sealed class Torus : Particle
{
    private readonly RevolutionBody _body;

    /// <summary>The torus of these radii in metres.</summary>
    /// <param name="ringRadius">Of the circle on which the tube's centre runs.</param>
    /// <param name="tubeRadius">Of the tube; not more than <paramref name="ringRadius"/>, at which the hole closes.</param>
    /// <exception cref="ArgumentException">A radius is not positive, or the tube's is greater than the ring's.</exception>
    public Torus(double ringRadius, double tubeRadius)
    {
        var faults = new FaultList();
        faults.RequirePositive(nameof(ringRadius), ringRadius, "metres");
        faults.RequirePositive(nameof(tubeRadius), tubeRadius, "metres");
        faults.Require(!(tubeRadius > ringRadius), $"{nameof(tubeRadius)} is {tubeRadius}; at most {nameof(ringRadius)}, {ringRadius}, was expected");
        faults.Throw("the torus");
        RingRadius = ringRadius;
        TubeRadius = tubeRadius;
        Volume = 2 * Math.PI * Math.PI * ringRadius * tubeRadius * tubeRadius;
        BoundingRadius = ringRadius + tubeRadius;
        _body = new RevolutionBody(new TorusProfile(ringRadius, tubeRadius), Volume);
    }

    /// <summary>The radius in metres of the circle on which the tube's centre runs.</summary>
    public double RingRadius { get; }

    /// <summary>The tube's radius in metres.</summary>
    public double TubeRadius { get; }

    /// <inheritdoc/>
    public override double BoundingRadius { get; }

    /// <inheritdoc/>
    public override double Volume { get; }

    /// <inheritdoc/>
    public override double Density(Vector3D r)
    {
        double across = (r with { Z = 0 }).Length - RingRadius;
        return across * across + r.Z * r.Z <= TubeRadius * TubeRadius ? 1 : 0;
    }

    /// <inheritdoc/>
    public override Complex Amplitude(Vector3D q) => _body.Amplitude(q);

    internal override void AddTerms(ScatteringTerms terms, in Placement placement) => terms.Add(_body.Kernel, _body.Unit, placement);

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords)
    {
        // With s the length along the line from its point p closest to the centre, |r|^2 = p^2 + s^2, and the surface (|r|^2 + R^2 - a^2)^2 = 4 R^2 (x^2 + y^2)
        // is a quartic in s without its third power.
        if (LineCut.Ball(origin, direction, BoundingRadius) is not { } cut)
            return;
        double speed = direction.Length, middle = 0.5 * (cut.From + cut.To), half = 0.5 * (cut.To - cut.From) * speed;
        Vector3D p = origin + middle * direction, u = 1 / speed * direction;
        double k = Vector3D.Dot(p, p) + RingRadius * RingRadius - TubeRadius * TubeRadius, r4 = 4 * RingRadius * RingRadius;
        var quartic = new DepressedQuartic(2 * k - r4 * (u.X * u.X + u.Y * u.Y), -2 * r4 * (p.X * u.X + p.Y * u.Y), k * k - r4 * (p.X * p.X + p.Y * p.Y));
        Span<double> roots = stackalloc double[DepressedQuartic.MostRoots];
        int count = quartic.SignChanges(-half, half, roots);
        // Outside on both ends, up to rounding where the line touches the outermost circle.
        for (int i = 0; i + 1 < count; i += 2)
            chords.Add(middle + roots[i] / speed, middle + roots[i + 1] / speed);
    }
}
