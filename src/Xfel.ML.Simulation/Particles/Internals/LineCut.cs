namespace Xfel.ML.Simulation;

/// <summary>Where the line origin + t direction runs inside simple bodies, by t; null where it misses them.</summary>
internal static class LineCut
{
    /// <summary>Inside the ball about the origin; a line that does not move is inside for all t or for none.</summary>
    public static (double From, double To)? Ball(Vector3D origin, Vector3D direction, double radius)
    {
        double speed2 = Vector3D.Dot(direction, direction);
        // Distances from the line's closest point, not from a far origin: nothing cancels.
        double closest = speed2 == 0 ? 0 : -Vector3D.Dot(origin, direction) / speed2;
        Vector3D p = origin + closest * direction;
        double rest = radius * radius - Vector3D.Dot(p, p);
        if (!(rest >= 0))
            return null;
        if (speed2 == 0)
            return (double.NegativeInfinity, double.PositiveInfinity);
        double half = Math.Sqrt(rest / speed2);
        return (closest - half, closest + half);
    }

    /// <summary>Where |at + t along| is no more than a distance.</summary>
    public static (double From, double To)? Slab(double at, double along, double distance)
    {
        if (along == 0)
            return Math.Abs(at) > distance ? null : (double.NegativeInfinity, double.PositiveInfinity);
        double a = (-distance - at) / along, b = (distance - at) / along;
        return (Math.Min(a, b), Math.Max(a, b));
    }

    /// <summary>Inside the cylinder about the z axis.</summary>
    public static (double From, double To)? Cylinder(Vector3D origin, Vector3D direction, double radius, double halfLength)
    {
        if (Slab(origin.Z, direction.Z, halfLength) is not { } slab || Ball(origin with { Z = 0 }, direction with { Z = 0 }, radius) is not { } round)
            return null;
        double from = Math.Max(slab.From, round.From), to = Math.Min(slab.To, round.To);
        return to >= from ? (from, to) : null;
    }
}
