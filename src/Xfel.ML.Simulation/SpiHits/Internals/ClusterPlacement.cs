namespace Xfel.ML.Simulation;

/// <summary>Places particles of one shape at random, in particle diameters, so that no two convex hulls overlap and no two are too far apart.</summary>
internal static class ClusterPlacement
{
    private const int TriesPerParticle = 100;

    /// <summary>
    /// Each particle is turned at random; each after the first is put next to one of those before it, in a random direction and at a distance
    /// uniform from contact to <paramref name="greatest"/>, and kept if it meets the limits with all others.
    /// </summary>
    /// <returns>False where the limits leave no room.</returns>
    public static bool TryPlace(ref RandomStream random, ConvexHull hull, Matrix3 affine, int count, double greatest, out Vector3D[] positions, out Orientation[] orientations)
    {
        positions = new Vector3D[count];
        orientations = new Orientation[count];
        var shapes = new ConvexHull[count];
        for (int i = 0; i < count; i++)
        {
            if (!TryPlaceNext(ref random, hull, affine, greatest, i, positions, orientations, shapes))
                return false;
        }

        Vector3D mean = 1.0 / Math.Max(count, 1) * positions.Aggregate(default(Vector3D), (sum, position) => sum + position);
        for (int i = 0; i < count; i++)
            positions[i] -= mean;
        return true;
    }

    private static bool TryPlaceNext(
        ref RandomStream random, ConvexHull hull, Matrix3 affine, double greatest, int i, Vector3D[] positions, Orientation[] orientations, ConvexHull[] shapes)
    {
        for (int attempt = 0; attempt < TriesPerParticle; attempt++)
        {
            orientations[i] = random.NextOrientation();
            shapes[i] = hull.Mapped(orientations[i].ToMatrix() * affine);
            if (i == 0)
                return true;
            int neighbour = random.NextIndex(i);
            Vector3D direction = random.NextDirection();
            double contact = ContactDistance.Of(shapes[neighbour], shapes[i], direction);
            double uniform = random.NextUniform();
            if (contact > greatest)
                continue;
            positions[i] = positions[neighbour] + (contact + (greatest - contact) * uniform) * direction;
            if (Fits(i, neighbour, greatest, positions, shapes))
                return true;
        }

        return false;
    }

    private static bool Fits(int i, int neighbour, double greatest, Vector3D[] positions, ConvexHull[] shapes)
    {
        for (int j = 0; j < i; j++)
        {
            Vector3D between = positions[i] - positions[j];
            if (j != neighbour && (between.Length > greatest || between.Length < ContactDistance.Of(shapes[j], shapes[i], between)))
                return false;
        }

        return true;
    }
}
