namespace Xfel.ML.Simulation.Tests;

/// <summary>Scattering vectors that try a form factor: at random, and on and near every direction where the closed form is singular.</summary>
internal static class WaveVectors
{
    /// <summary>Random directions, lengths log-uniform.</summary>
    public static IEnumerable<Vector3D> Random(int seed, int count, double shortest, double longest)
    {
        var random = new RandomStream(seed, RandomPurpose.Model, 0);
        for (int i = 0; i < count; i++)
            yield return random.NextLogUniform(shortest, longest) * random.NextDirection();
    }

    /// <summary>Along face normals, along edges, across edges within the faces, and along vertices; exactly, and off by small to moderate angles.</summary>
    public static IEnumerable<Vector3D> Singular(Polyhedron solid, int seed, double shortest, double longest)
    {
        var random = new RandomStream(seed, RandomPurpose.Model, 1);
        foreach (Vector3D direction in Directions(solid))
        {
            foreach (double off in (double[])[0, 1e-14, 1e-11, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1])
            {
                Vector3D q = 1 / direction.Length * direction + off * random.NextDirection();
                yield return random.NextLogUniform(shortest, longest) * q;
            }
        }
    }

    private static IEnumerable<Vector3D> Directions(Polyhedron solid)
    {
        foreach (IReadOnlyList<int> face in solid.Faces)
        {
            Vector3D a = solid.Vertices[face[0]], b = solid.Vertices[face[1]], c = solid.Vertices[face[2]];
            Vector3D normal = Vector3D.Cross(b - a, c - a);
            yield return normal;
            yield return b - a;
            yield return Vector3D.Cross(b - a, normal);
            yield return a;
        }
    }
}
