using System.Numerics;

namespace Xfel.ML.Simulation.Tests;

/// <summary>The ball of radius 1 with its closed forms, written for the tests alone: an independent reference for what scatters.</summary>
internal sealed class Ball : Particle
{
    public override double BoundingRadius => 1;

    public override double Volume => 4 * Math.PI / 3;

    internal override bool IsConvex => true;

    public override double Density(Vector3D r) => r.Length <= 1 ? 1 : 0;

    public override Complex Amplitude(Vector3D q)
    {
        double x = q.Length;
        return x < 1e-2 ? Volume * (1 - x * x / 10) : 4 * Math.PI * (Math.Sin(x) - x * Math.Cos(x)) / (x * x * x);
    }

    /// <summary>The integral of exp(-path / 2L) over the ball, path being that from where the beam enters.</summary>
    public static double Forward(double radius, double length)
    {
        // With s half a chord: 4 pi L integral of s (1 - exp(-s / L)) ds.
        double u = radius / length;
        return 4 * Math.PI * length * (0.5 * radius * radius - length * length * (1 - Math.Exp(-u) * (1 + u)));
    }

    internal override void AddTerms(ScatteringTerms terms, in Placement placement) => throw new NotSupportedException();

    internal override void AddChords(Vector3D origin, Vector3D direction, ChordList chords)
    {
        double a = Vector3D.Dot(direction, direction), b = Vector3D.Dot(origin, direction), c = Vector3D.Dot(origin, origin) - 1, square = b * b - a * c;
        if (square > 0)
            chords.Add((-b - Math.Sqrt(square)) / a, (-b + Math.Sqrt(square)) / a);
    }
}
