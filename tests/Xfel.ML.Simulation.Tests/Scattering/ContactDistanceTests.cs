namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class ContactDistanceTests
{
    [TestMethod]
    [DataRow(SolidKind.Octahedron)]
    [DataRow(SolidKind.Dodecahedron)]
    [DataRow(SolidKind.Icosahedron)]
    public void Of_RandomPairs_EqualsTheBestSeparatingAxis(SolidKind kind)
    {
        var random = new RandomStream(21, RandomPurpose.Model, 0);
        Polyhedron solid = Polyhedron.Of(kind);
        for (int trial = 0; trial < 20; trial++)
        {
            Matrix3 a = random.NextOrientation().ToMatrix() * Matrix3.Diagonal(new(0.6, 1, 1.5)), b = random.NextOrientation().ToMatrix() * Matrix3.Diagonal(new(1.3, 0.8, 1));
            Vector3D[] first = [.. solid.Vertices.Select(v => a * v)], second = [.. solid.Vertices.Select(v => b * v)];
            Vector3D direction = random.NextDirection();
            double expected = Axes(solid, first, second).Min(axis => Separation(first, second, axis, direction));
            Assert.AreEqual(expected, ContactDistance.Of(first, second, 3 * direction), 1e-9);
        }
    }

    [TestMethod]
    public void Of_AlignedOctahedraAlongAVertex_IsTheSumOfTheirRadii()
    {
        Vector3D[] vertices = [.. Polyhedron.Of(SolidKind.Octahedron).Vertices];
        Assert.AreEqual(2 * vertices[0].Length, ContactDistance.Of(vertices, vertices, new(1, 0, 0)), 1e-12);
        Assert.AreEqual(2 * vertices[0].Length / Math.Sqrt(3), ContactDistance.Of(vertices, vertices, new(1, 1, 1)), 1e-12);
    }

    /// <summary>Two convex polyhedra apart from each other are separated along a face normal of either or across an edge of each.</summary>
    private static List<Vector3D> Axes(Polyhedron solid, Vector3D[] first, Vector3D[] second)
    {
        var axes = new List<Vector3D>();
        var edges = new List<Vector3D>[] { [], [] };
        Vector3D[][] bodies = [first, second];
        foreach (int body in (int[])[0, 1])
        {
            foreach (IReadOnlyList<int> face in solid.Faces)
            {
                Vector3D[] corners = [.. face.Select(i => bodies[body][i])];
                axes.Add(Vector3D.Cross(corners[1] - corners[0], corners[2] - corners[0]));
                edges[body].AddRange(corners.Select((corner, i) => corners[(i + 1) % corners.Length] - corner));
            }
        }

        axes.AddRange(from e in edges[0] from f in edges[1] select Vector3D.Cross(e, f));
        return axes;
    }

    private static double Separation(Vector3D[] first, Vector3D[] second, Vector3D axis, Vector3D direction)
    {
        double along = Math.Abs(Vector3D.Dot(axis, direction));
        return along < 1e-12 ? double.PositiveInfinity : (first.Max(v => Vector3D.Dot(v, axis)) + second.Max(v => Vector3D.Dot(v, axis))) / along;
    }
}
