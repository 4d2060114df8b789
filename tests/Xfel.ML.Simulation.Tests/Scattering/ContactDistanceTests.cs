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
            Assert.AreEqual(expected, ContactDistance.Of(new VertexHull(first), new VertexHull(second), 3 * direction), 1e-9);
        }
    }

    [TestMethod]
    public void Of_AlignedOctahedraAlongAVertex_IsTheSumOfTheirRadii()
    {
        IReadOnlyList<Vector3D> vertices = Polyhedron.Of(SolidKind.Octahedron).Vertices;
        var hull = new VertexHull(vertices);
        Assert.AreEqual(2 * vertices[0].Length, ContactDistance.Of(hull, hull, new(1, 0, 0)), 1e-12);
        Assert.AreEqual(2 * vertices[0].Length / Math.Sqrt(3), ContactDistance.Of(hull, hull, new(1, 1, 1)), 1e-12);
    }

    [TestMethod]
    public void Of_Spheres_IsTheSumOfTheirRadii()
    {
        var random = new RandomStream(22, RandomPurpose.Model, 0);
        for (int trial = 0; trial < 100; trial++)
            Assert.AreEqual(1.2, ContactDistance.Of(new RoundHull(0, 0, 0.5, Matrix3.Identity), new RoundHull(0, 0, 0.7, random.NextOrientation().ToMatrix()), random.NextDirection()), 1e-9);
    }

    [TestMethod]
    public void Of_CylindersEndToEndAndSideBySide_IsTheirLengthAndDiameter()
    {
        var cylinder = new RoundHull(0.4, 0.9, 0, Matrix3.Identity);
        Assert.AreEqual(1.8, ContactDistance.Of(cylinder, cylinder, new(0, 0, 2)), 1e-9);
        Assert.AreEqual(0.8, ContactDistance.Of(cylinder, cylinder, new(0.6, 0.8, 0)), 1e-9);
        // The side is met before the end.
        Assert.AreEqual(0.8 * Math.Sqrt(2), ContactDistance.Of(cylinder, cylinder, new(1, 0, 1)), 1e-9);
    }

    [TestMethod]
    [DataRow(0.0, 0.0, 0.5)]
    [DataRow(0.4, 0.7, 0.0)]
    [DataRow(0.0, 0.6, 0.3)]
    [DataRow(0.6, 0.0, 0.2)]
    public void Of_MappedRoundBodies_EqualsTheBestOfManySeparatingAxes(double disc, double piece, double ball)
    {
        var random = new RandomStream(23, RandomPurpose.Model, 0);
        for (int trial = 0; trial < 10; trial++)
        {
            Matrix3 a = random.NextOrientation().ToMatrix() * Matrix3.Diagonal(new(0.6, 1, 1.5)), b = random.NextOrientation().ToMatrix() * Matrix3.Diagonal(new(1.3, 0.8, 1));
            Vector3D direction = random.NextDirection();
            double found = ContactDistance.Of(new RoundHull(disc, piece, ball, Matrix3.Identity).Mapped(a), new RoundHull(disc, piece, ball, b), direction);
            // Every axis bounds the distance; ever finer tries about the best one come down to it.
            Vector3D best = direction;
            double least = Bound(best);
            for (int attempt = 0; attempt < 12_000; attempt++)
            {
                Vector3D axis = best + Math.Pow(10, -attempt / 2000.0) * random.NextDirection();
                axis = 1 / axis.Length * axis;
                double bound = Bound(axis);
                if (bound < least)
                    (best, least) = (axis, bound);
            }

            Assert.AreEqual(least, found, 1e-5);
            Assert.IsLessThanOrEqualTo(least + 1e-9, found);

            double Bound(Vector3D axis)
            {
                double along = Vector3D.Dot(axis, direction);
                return along < 1e-3 ? double.PositiveInfinity : (Width(a.Transpose * axis) + Width(b.Transpose * axis)) / along;
            }
        }

        double Width(Vector3D u) => disc * Math.Sqrt(u.X * u.X + u.Y * u.Y) + piece * Math.Abs(u.Z) + ball * u.Length;
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
