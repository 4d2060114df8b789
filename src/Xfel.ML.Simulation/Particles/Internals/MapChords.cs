namespace Xfel.ML.Simulation;

/// <summary>
/// A line's way through a density map: from one plane of voxel centres to the next on any axis (J. Amanatides and A. Woo, Eurographics 1987, 3). Between two planes the interpolated density is a cubic along the
/// line, whose mean Simpson's rule gives exactly.
/// </summary>
internal static class MapChords
{
    /// <param name="map">The map.</param>
    /// <param name="lengths">Its voxels along each axis.</param>
    /// <param name="origin">In voxels from the centre of the first.</param>
    /// <param name="direction">In voxels.</param>
    /// <param name="chords">Receives the chords; neighbours of the same density are one.</param>
    public static void Add(DensityMap map, (int X, int Y, int Z) lengths, Vector3D origin, Vector3D direction, ChordList chords)
    {
        double from = double.NegativeInfinity, to = double.PositiveInfinity;
        if (!Clip(origin.X, direction.X, lengths.X, ref from, ref to) || !Clip(origin.Y, direction.Y, lengths.Y, ref from, ref to) || !Clip(origin.Z, direction.Z, lengths.Z, ref from, ref to))
            return;
        double begin = from, density = 0, last = from, before = map.At(origin + from * direction);
        while (last < to)
        {
            double next = Math.Min(Math.Min(to, Next(origin.X, direction.X, last)), Math.Min(Next(origin.Y, direction.Y, last), Next(origin.Z, direction.Z, last)));
            // Far from the origin a step can be below rounding.
            if (!(next > last))
                next = to;
            double after = map.At(origin + next * direction);
            double mean = (before + 4 * map.At(origin + 0.5 * (last + next) * direction) + after) / 6;
            if (mean != density)
            {
                Add(chords, begin, last, density);
                (begin, density) = (last, mean);
            }

            (last, before) = (next, after);
        }

        Add(chords, begin, last, density);
    }

    private static bool Clip(double origin, double direction, int length, ref double from, ref double to)
    {
        if (direction == 0)
            return origin > -1 && origin < length;
        double a = (-1 - origin) / direction, b = (length - origin) / direction;
        from = Math.Max(from, Math.Min(a, b));
        to = Math.Min(to, Math.Max(a, b));
        return from < to;
    }

    /// <summary>Where the line next passes a plane of centres, by more than rounding.</summary>
    private static double Next(double origin, double direction, double last)
    {
        const double Beyond = 1e-9;
        if (direction == 0)
            return double.PositiveInfinity;
        double place = origin + last * direction;
        double plane = direction > 0 ? Math.Floor(place + Beyond) + 1 : Math.Ceiling(place - Beyond) - 1;
        return (plane - origin) / direction;
    }

    private static void Add(ChordList chords, double from, double to, double density)
    {
        if (density != 0)
            chords.Add(from, to, density);
    }
}
