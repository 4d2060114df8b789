namespace Xfel.ML.Simulation;

/// <summary>
/// The Minkowski sum of a disc about the z axis, a piece of that axis and a ball, mapped: a ball alone is a sphere, disc and piece are a cylinder, piece and ball a capsule, and disc
/// and ball the convex hull of a torus.
/// </summary>
/// <param name="disc">The disc's radius.</param>
/// <param name="halfPiece">Half the length of the piece of the axis.</param>
/// <param name="ball">The ball's radius.</param>
/// <param name="map">The map of the whole.</param>
internal sealed class RoundHull(double disc, double halfPiece, double ball, Matrix3 map) : ConvexHull
{
    private readonly Matrix3 _back = map.Transpose;

    public override Vector3D Furthest(Vector3D direction)
    {
        Vector3D u = _back * direction, across = u with { Z = 0 };
        return map * (Part(disc, across) + Part(halfPiece, u - across) + Part(ball, u));
    }

    public override ConvexHull Mapped(Matrix3 outer) => new RoundHull(disc, halfPiece, ball, outer * map);

    /// <summary>So far along a direction; where there is none, all of the part's points are as far.</summary>
    private static Vector3D Part(double length, Vector3D direction)
    {
        double norm = direction.Length;
        return norm == 0 ? default : length / norm * direction;
    }
}
