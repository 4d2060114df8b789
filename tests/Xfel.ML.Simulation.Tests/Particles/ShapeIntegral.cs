namespace Xfel.ML.Simulation.Tests;

/// <summary>The integral of exp(-i q.r) over the smooth shapes by numerical integration in coordinates of each: no Bessel function, no closed form.</summary>
internal static class ShapeIntegral
{
    /// <summary>Enough for phases of 30 to either side.</summary>
    private const int Nodes = 36, Angles = 90;

    private static readonly (double, double)[] Line = TestQuadrature.GaussLegendre(Nodes), Turn = TestQuadrature.Periodic(Angles);

    public static TestQuadrature Of(Particle shape)
    {
        var quadrature = new TestQuadrature();
        switch (shape)
        {
            case Ellipsoid { SemiAxes: var axes }:
                quadrature.Add(Line, Line, Turn, (s, c, f) => (Stretch(s * Direction(2 * c - 1, f), axes), 4 * Math.PI * s * s * axes.X * axes.Y * axes.Z));
                break;
            case Cylinder cylinder:
                AddCylinder(quadrature, cylinder.Radius, cylinder.Length);
                break;
            case Capsule capsule:
                AddCylinder(quadrature, capsule.Radius, capsule.Length);
                foreach (int end in (int[])[-1, 1])
                {
                    var centre = new Vector3D(0, 0, end * capsule.Length / 2);
                    quadrature.Add(Line, Line, Turn, (s, c, f) => (centre + capsule.Radius * s * Direction(end * c, f), 2 * Math.PI * s * s * Math.Pow(capsule.Radius, 3)));
                }

                break;
            case Torus torus:
                quadrature.Add(Line, Turn, Turn, (s, tube, ring) =>
                {
                    double r = s * torus.TubeRadius, across = torus.RingRadius + r * Math.Cos(2 * Math.PI * tube);
                    return (Around(across, ring, r * Math.Sin(2 * Math.PI * tube)), 4 * Math.PI * Math.PI * torus.TubeRadius * r * across);
                });
                break;
            default:
                throw new ArgumentException($"{shape} has no integral here", nameof(shape));
        }

        return quadrature;
    }

    private static void AddCylinder(TestQuadrature quadrature, double radius, double length) =>
        quadrature.Add(Line, Turn, Line, (s, f, z) => (Around(radius * s, f, length * (z - 0.5)), 2 * Math.PI * radius * radius * s * length));

    private static Vector3D Direction(double cosine, double turn) => Around(Math.Sqrt(1 - cosine * cosine), turn, cosine);

    private static Vector3D Around(double across, double turn, double z) => new(across * Math.Cos(2 * Math.PI * turn), across * Math.Sin(2 * Math.PI * turn), z);

    private static Vector3D Stretch(Vector3D r, Vector3D by) => new(r.X * by.X, r.Y * by.Y, r.Z * by.Z);
}
