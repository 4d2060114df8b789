namespace Xfel.ML.Simulation;

/// <summary>
/// The distance at which two convex bodies with centres of inversion touch, their centres lying along a direction: how far the ray along it
/// runs inside their Minkowski sum. Found by refining a portal, a triangle of support points that the ray passes through
/// (G. Snethen, XenoCollide, Game Programming Gems 7, 2008); exact for polyhedra after finitely many steps, and to 1e-10 for round bodies.
/// </summary>
internal static class ContactDistance
{
    private const int MaximumSteps = 200;
    private const double Tolerance = 1e-10;

    public static double Of(ConvexHull a, ConvexHull b, Vector3D direction)
    {
        Vector3D u = 1 / direction.Length * direction;
        Vector3D v1 = Support(a, b, u);
        Vector3D normal = Vector3D.Cross(v1, u);
        if (normal.Length <= Tolerance * v1.Length)
            return Vector3D.Dot(v1, u);
        Vector3D v2 = Support(a, b, normal);
        normal = Vector3D.Cross(v1, v2);
        if (Vector3D.Dot(normal, u) < 0)
            (v1, v2, normal) = (v2, v1, -normal);
        Vector3D v3 = Support(a, b, normal);
        for (int step = 0; step < MaximumSteps; step++)
        {
            if (Inside(v3, v1, u) < 0)
                v2 = v3;
            else if (Inside(v2, v3, u) < 0)
                v1 = v3;
            else
                break;
            v3 = Support(a, b, Vector3D.Cross(v1, v2));
        }

        return Refine(a, b, u, v1, v2, v3);
    }

    private static double Refine(ConvexHull a, ConvexHull b, Vector3D u, Vector3D v1, Vector3D v2, Vector3D v3)
    {
        double distance = 0;
        for (int step = 0; step < MaximumSteps; step++)
        {
            Vector3D normal = Vector3D.Cross(v2 - v1, v3 - v1);
            if (Vector3D.Dot(normal, u) < 0)
                (v2, v3, normal) = (v3, v2, -normal);
            Vector3D v4 = Support(a, b, normal);
            double plane = Vector3D.Dot(normal, v1), outer = Vector3D.Dot(normal, v4);
            // The plane through the furthest point bounds the sum: never too small a distance, and exact once it is the portal's plane.
            distance = outer / Vector3D.Dot(normal, u);
            if (outer - plane <= Tolerance * outer)
                break;
            bool left1 = Inside(v4, v1, u) >= 0, left2 = Inside(v4, v2, u) >= 0, left3 = Inside(v4, v3, u) >= 0;
            if (left1 && !left2)
                v3 = v4;
            else if (left2 && !left3)
                v1 = v4;
            else
                v2 = v4;
        }

        return distance;
    }

    /// <summary>Positive where u lies to the left of the plane through the origin, from a to b.</summary>
    private static double Inside(Vector3D a, Vector3D b, Vector3D u) => Vector3D.Dot(Vector3D.Cross(a, b), u);

    /// <summary>The furthest point of the Minkowski sum along a direction; each body equals its own opposite.</summary>
    private static Vector3D Support(ConvexHull a, ConvexHull b, Vector3D direction) => a.Furthest(direction) + b.Furthest(direction);
}
