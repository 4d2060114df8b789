namespace Xfel.ML.Simulation;

/// <summary>Finds the chords of a line from densities alone: by steps, and the places between two steps where the density changes by bisection. What is thinner than a step can be missed.</summary>
internal static class ChordMarch
{
    private const int Steps = 128, Bisections = 30;

    public static void Add(Particle particle, Vector3D origin, Vector3D direction, ChordList chords)
    {
        double square = Vector3D.Dot(direction, direction), middle = -Vector3D.Dot(origin, direction) / square;
        Vector3D nearest = origin + middle * direction;
        double half2 = (particle.BoundingRadius * particle.BoundingRadius - Vector3D.Dot(nearest, nearest)) / square;
        if (!(half2 > 0))
            return;
        double half = Math.Sqrt(half2), from = middle - half, begin = from, last = from, density = particle.Density(origin + from * direction);
        for (int step = 1; step <= Steps; step++)
        {
            double to = from + 2 * half * step / Steps, next = particle.Density(origin + to * direction);
            if (next != density)
            {
                double edge = Edge(particle, origin, direction, last, density, to, next);
                Add(chords, begin, edge, density);
                (begin, density) = (edge, next);
            }

            last = to;
        }

        Add(chords, begin, last, density);
    }

    /// <summary>Where the density stops being nearer to the one than to the other: an edge, or the middle of a slope.</summary>
    private static double Edge(Particle particle, Vector3D origin, Vector3D direction, double from, double before, double to, double after)
    {
        for (int i = 0; i < Bisections; i++)
        {
            double middle = 0.5 * (from + to), density = particle.Density(origin + middle * direction);
            if (Math.Abs(density - before) < Math.Abs(density - after))
                from = middle;
            else
                to = middle;
        }

        return 0.5 * (from + to);
    }

    private static void Add(ChordList chords, double from, double to, double density)
    {
        if (density != 0)
            chords.Add(from, to, density);
    }
}
