namespace Xfel.ML.Simulation;

/// <summary>A convex body with a centre of inversion at the origin, known by its furthest points.</summary>
internal abstract class ConvexHull
{
    /// <summary>A point of the body than which none lies further along a direction of any length.</summary>
    public abstract Vector3D Furthest(Vector3D direction);

    /// <summary>The body after r -> map r.</summary>
    public abstract ConvexHull Mapped(Matrix3 map);
}
