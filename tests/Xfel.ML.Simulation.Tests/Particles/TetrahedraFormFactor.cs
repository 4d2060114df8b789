namespace Xfel.ML.Simulation.Tests;

/// <summary>
/// The plain reference: the integral of exp(i q.r) over a solid by numerical integration. The solid is cut into tetrahedra from the origin to
/// triangles of its faces, each tetrahedron into smaller ones, and each of those integrated by Gauss-Legendre in collapsed coordinates.
/// It shares no formula with the library.
/// </summary>
internal static class TetrahedraFormFactor
{
    private const int Nodes = 12;

    private static readonly (double X, double W)[] Rule = GaussLegendre(Nodes);

    public static double Integrate(Polyhedron solid, Vector3D q)
    {
        double sum = 0;
        foreach (IReadOnlyList<int> face in solid.Faces)
        {
            for (int i = 2; i < face.Count; i++)
                sum += Tetrahedron(solid.Vertices[face[0]], solid.Vertices[face[i - 1]], solid.Vertices[face[i]], q);
        }

        return sum;
    }

    private static double Tetrahedron(Vector3D a, Vector3D b, Vector3D c, Vector3D q)
    {
        // Panels so narrow that no phase within one exceeds a few radians.
        double range = new[] { a, b, c, a - b, b - c, c - a }.Max(edge => Math.Abs(Vector3D.Dot(q, edge)));
        int panels = 1 + (int)(range / 6);
        double volume = Math.Abs(Vector3D.Dot(a, Vector3D.Cross(b, c))), sum = 0, width = 1.0 / panels;
        // r = s (a + t ((b - a) + v (c - b))): dV = volume s^2 t ds dt dv; the innermost integral over v is split as finely as the others.
        for (int ps = 0; ps < panels; ps++)
        foreach ((double xs, double ws) in Rule)
        {
            double s = (ps + xs) * width;
            for (int pt = 0; pt < panels; pt++)
            foreach ((double xt, double wt) in Rule)
            {
                double t = (pt + xt) * width;
                double at = s * (Vector3D.Dot(q, a) + t * Vector3D.Dot(q, b - a)), slope = s * t * Vector3D.Dot(q, c - b);
                double inner = 0;
                for (int pv = 0; pv < panels; pv++)
                foreach ((double xv, double wv) in Rule)
                    inner += wv * Math.Cos(at + slope * (pv + xv) * width);
                sum += ws * wt * s * s * t * inner;
            }
        }

        return volume * sum * width * width * width;
    }

    private static (double X, double W)[] GaussLegendre(int n)
    {
        var rule = new (double, double)[n];
        for (int i = 0; i < n; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5)), derivative = 0;
            for (int iteration = 0; iteration < 50; iteration++)
            {
                double p0 = 1, p1 = x;
                for (int k = 2; k <= n; k++)
                    (p0, p1) = (p1, ((2 * k - 1) * x * p1 - (k - 1) * p0) / k);
                derivative = n * (x * p1 - p0) / (x * x - 1);
                x -= p1 / derivative;
            }

            rule[i] = (0.5 * (1 + x), 1 / ((1 - x * x) * derivative * derivative));
        }

        return rule;
    }
}
