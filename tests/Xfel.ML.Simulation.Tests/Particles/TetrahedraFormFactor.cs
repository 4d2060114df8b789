namespace Xfel.ML.Simulation.Tests;

/// <summary>
/// The plain reference: the integral of exp(i q.r) over a solid by numerical integration. The solid is cut into tetrahedra from the origin to
/// triangles of its faces, each integrated by Gauss-Legendre in collapsed coordinates with enough nodes for the phases within it.
/// It shares no formula with the library.
/// </summary>
internal sealed class TetrahedraFormFactor
{
    private static readonly (double Range, int Nodes)[] Steps = [(0.3, 6), (1.5, 8), (4, 10), (9, 14), (20, 20), (40, 32)];

    private readonly (Vector3D A, Vector3D B, Vector3D C)[] _tetrahedra;
    private readonly Lazy<TestQuadrature>[] _rules;

    public TetrahedraFormFactor(Polyhedron solid)
    {
        _tetrahedra = [.. solid.Faces.SelectMany(face => Enumerable.Range(2, face.Count - 2).Select(i => (solid.Vertices[face[0]], solid.Vertices[face[i - 1]], solid.Vertices[face[i]])))];
        _rules = [.. Steps.Select(step => new Lazy<TestQuadrature>(() => Rule(step.Nodes)))];
    }

    public double Integrate(Vector3D q)
    {
        double range = _tetrahedra.Max(t => new[] { t.A, t.B, t.C, t.A - t.B, t.B - t.C, t.C - t.A }.Max(edge => Math.Abs(Vector3D.Dot(q, edge))));
        int step = Array.FindIndex(Steps, step => range <= step.Range);
        Assert.IsGreaterThanOrEqualTo(0, step, $"the reference is not made for q = {q}");
        return _rules[step].Value.Cosine(q);
    }

    private TestQuadrature Rule(int nodes)
    {
        (double, double)[] rule = TestQuadrature.GaussLegendre(nodes);
        var quadrature = new TestQuadrature();
        foreach ((Vector3D a, Vector3D b, Vector3D c) in _tetrahedra)
        {
            // r = s (a + t ((b - a) + v (c - b))): dV = volume s^2 t ds dt dv.
            double volume = Math.Abs(Vector3D.Dot(a, Vector3D.Cross(b, c)));
            quadrature.Add(rule, rule, rule, (s, t, v) => (s * (a + t * (b - a + v * (c - b))), volume * s * s * t));
        }

        quadrature.Cosine(default);
        return quadrature;
    }
}
