namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class PolyhedronTests
{
    public static IEnumerable<object[]> Kinds => Enum.GetValues<SolidKind>().Select(kind => new object[] { kind });

    [TestMethod]
    [DataRow(SolidKind.Octahedron, 6, 12, 8)]
    [DataRow(SolidKind.Dodecahedron, 20, 30, 12)]
    [DataRow(SolidKind.Icosahedron, 12, 30, 20)]
    [DataRow(SolidKind.TruncatedIcosahedron, 60, 90, 32)]
    [DataRow(SolidKind.Cube, 8, 12, 6)]
    public void Of_Kind_HasItsVerticesEdgesAndFaces(SolidKind kind, int vertices, int edges, int faces)
    {
        Polyhedron solid = Polyhedron.Of(kind);
        Assert.AreEqual(vertices, solid.Vertices.Count);
        Assert.AreEqual(faces, solid.Faces.Count);
        Assert.AreEqual(edges, 2 * solid.Tables.Edges.Length);
        Assert.AreEqual(2 * edges, solid.Faces.Sum(face => face.Count));
    }

    [TestMethod]
    [DataRow(SolidKind.Octahedron, 0.47140452079103168)]
    [DataRow(SolidKind.Dodecahedron, 7.6631189606246320)]
    [DataRow(SolidKind.Icosahedron, 2.1816949906249124)]
    [DataRow(SolidKind.TruncatedIcosahedron, 55.287730758122739)]
    [DataRow(SolidKind.Cube, 1.0)]
    public void Volume_UnitEdge_IsTheTextbooks(SolidKind kind, double expected)
    {
        Polyhedron solid = Polyhedron.Of(kind);
        Assert.AreEqual(Polyhedron.UnitVolume, solid.Volume, 1e-14);
        double edge = (solid.Vertices[solid.Faces[0][1]] - solid.Vertices[solid.Faces[0][0]]).Length;
        Assert.AreEqual(expected, solid.Volume / (edge * edge * edge), 1e-12 * expected);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void FormFactor_AtAndNearZero_IsTheVolume(SolidKind kind)
    {
        Polyhedron solid = Polyhedron.Of(kind);
        Assert.AreEqual(solid.Volume, solid.FormFactor(default));
        foreach (double length in (double[])[1e-300, 1e-20, 1e-15, 1e-12, 1e-9, 1e-7])
        {
            foreach (Vector3D q in WaveVectors.Random(1, 50, length, 2 * length))
                Assert.AreEqual(solid.Volume, solid.FormFactor(q), 1e-13);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void FormFactor_TenThousandVectors_EqualsNumericalIntegration(SolidKind kind)
    {
        // Along and near edges, face normals, vertices and what lies across edges in the faces; near zero; and everywhere.
        Polyhedron solid = Polyhedron.Of(kind);
        Vector3D[] singular = [.. Enumerable.Range(0, 100).SelectMany(seed => WaveVectors.Singular(solid, seed, seed % 2 == 0 ? 1e-4 : 0.05, 20)).Take(5000)];
        Vector3D[] q = [default, .. singular, .. WaveVectors.Random(2, 1000, 1e-12, 1e-3), .. WaveVectors.Random(3, 3999, 1e-3, 20)];
        Assert.HasCount(10_000, q);
        var reference = new TetrahedraFormFactor(solid);
        double worst = 0;
        Vector3D where = default;
        Parallel.ForEach(q, each =>
        {
            double error = Math.Abs(reference.Integrate(each) - solid.FormFactor(each));
            lock (q)
                (worst, where) = error > worst || double.IsNaN(error) ? (error, each) : (worst, where);
        });
        Assert.AreEqual(0, worst, 2e-12, $"q = {where}");
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void FormFactor_SmallAngles_FollowsGuinier(SolidKind kind)
    {
        // The radius of gyration by integration of r^2; solids of these symmetries have F = V (1 - q^2 Rg^2 / 6) in every direction.
        Polyhedron solid = Polyhedron.Of(kind);
        double second = solid.Faces.Sum(face => Enumerable.Range(2, face.Count - 2)
            .Sum(i => SquareOverTetrahedron(solid.Vertices[face[0]], solid.Vertices[face[i - 1]], solid.Vertices[face[i]])));
        double gyration2 = second / solid.Volume;
        foreach (Vector3D q in WaveVectors.Random(4, 50, 0.01, 0.02))
        {
            double q2 = Vector3D.Dot(q, q);
            Assert.AreEqual(gyration2, 6 * (1 - solid.FormFactor(q) / solid.Volume) / q2, 1e-4 * gyration2);
        }
    }

    [TestMethod]
    public void FormFactor_Cube_IsTheProductOfSincs()
    {
        double[] signs = [-0.5, 0.5];
        Polyhedron cube = Polyhedron.FromVertices([.. from x in signs from y in signs from z in signs select new Vector3D(x, 2 * y, 3 * z)]);
        Assert.AreEqual(6, cube.Volume, 1e-14);
        foreach (Vector3D q in WaveVectors.Random(5, 2000, 1e-4, 300).Concat(WaveVectors.Singular(cube, 6, 0.1, 300)))
        {
            double expected = 6 * Sinc(q.X / 2) * Sinc(q.Y) * Sinc(1.5 * q.Z);
            Assert.AreEqual(expected, cube.FormFactor(q), 1e-12 * cube.Volume, $"q = {q}");
        }

        static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x) / x;
    }

    [TestMethod]
    public void FromVertices_NoOpposites_Throws()
    {
        Vector3D[] prism = [.. from z in new double[] { -1, 1 } from i in new[] { 0, 1, 2 } select new Vector3D(Math.Cos(i * 2.1), Math.Sin(i * 2.1), z)];
        ArgumentException exception = Assert.ThrowsExactly<ArgumentException>(() => Polyhedron.FromVertices(prism));
        StringAssert.Contains(exception.Message, "opposite");
    }

    [TestMethod]
    public void FromVertices_TooFew_Throws() => Assert.ThrowsExactly<ArgumentException>(() => Polyhedron.FromVertices([]));

    /// <summary>Integral of r^2 over the tetrahedron (0, a, b, c).</summary>
    private static double SquareOverTetrahedron(Vector3D a, Vector3D b, Vector3D c)
    {
        double volume = Vector3D.Dot(a, Vector3D.Cross(b, c)) / 6;
        Vector3D sum = a + b + c;
        return volume / 20 * (Vector3D.Dot(sum, sum) + Vector3D.Dot(a, a) + Vector3D.Dot(b, b) + Vector3D.Dot(c, c));
    }
}
