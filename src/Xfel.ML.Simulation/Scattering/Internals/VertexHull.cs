namespace Xfel.ML.Simulation;

/// <summary>The convex hull of points.</summary>
internal sealed class VertexHull(IReadOnlyList<Vector3D> vertices) : ConvexHull
{
    private readonly Vector3D[] _vertices = [.. vertices];

    public override Vector3D Furthest(Vector3D direction)
    {
        Vector3D best = _vertices[0];
        double most = Vector3D.Dot(best, direction);
        foreach (Vector3D vertex in _vertices)
        {
            double along = Vector3D.Dot(vertex, direction);
            if (along > most)
                (best, most) = (vertex, along);
        }

        return best;
    }

    public override ConvexHull Mapped(Matrix3 map) => new VertexHull([.. _vertices.Select(vertex => map * vertex)]);
}
