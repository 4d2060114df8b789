using System.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// An ellipsoid about the origin with its axes along x, y and z, and its exact form factor F(q) = V 3 (sin s - s cos s) / s^3, s = |(a q_x, b q_y, c q_z)|.
/// </summary>
public sealed class Ellipsoid : Particle
{
    private readonly Vector3D _axes;

    /// <summary>The ellipsoid of these semi-axes in metres.</summary>
    /// <param name="a">Along x.</param>
    /// <param name="b">Along y.</param>
    /// <param name="c">Along z.</param>
    /// <exception cref="ArgumentException">A semi-axis is not a positive length.</exception>
    public Ellipsoid(double a, double b, double c)
    {
        var faults = new FaultList();
        faults.RequirePositive(nameof(a), a, "metres");
        faults.RequirePositive(nameof(b), b, "metres");
        faults.RequirePositive(nameof(c), c, "metres");
        faults.Throw("the ellipsoid");
        _axes = new(a, b, c);
        Volume = 4 * Math.PI / 3 * a * b * c;
        BoundingRadius = Math.Max(a, Math.Max(b, c));
    }

    /// <summary>The semi-axes in metres.</summary>
    public Vector3D SemiAxes => _axes;

    /// <inheritdoc/>
    public override double BoundingRadius { get; }

    /// <inheritdoc/>
    public override double Volume { get; }

    /// <summary>The sphere of this radius in metres.</summary>
    /// <exception cref="ArgumentException">The radius is not a positive length.</exception>
    public static Ellipsoid Sphere(double radius) => new(radius, radius, radius);

    /// <inheritdoc/>
    public override double Density(Vector3D r) => OnSphere(r).Length <= 1 ? 1 : 0;

    /// <inheritdoc/>
    public override Complex Amplitude(Vector3D q) => Volume * SphereKernel.Normalized(new Vector3D(_axes.X * q.X, _axes.Y * q.Y, _axes.Z * q.Z).Length);

    internal override void AddTerms(ScatteringTerms terms, in Placement placement)
    {
        double unit = Math.Cbrt(Volume / Polyhedron.UnitVolume);
        terms.Add(SphereKernel.OfUnitVolume, unit, placement.Inside(Matrix3.Diagonal(2 / unit * _axes), default, 1));
    }

    internal override bool IsConvex => true;

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords)
    {
        if (LineCut.Ball(OnSphere(origin), OnSphere(direction), 1) is { } cut)
            chords.Add(cut.From, cut.To);
    }

    private Vector3D OnSphere(Vector3D r) => new(r.X / _axes.X, r.Y / _axes.Y, r.Z / _axes.Z);
}
