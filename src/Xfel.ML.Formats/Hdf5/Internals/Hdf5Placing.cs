namespace Xfel.ML.Formats.Internals;

/// <summary>Converts a part of one block of elements and puts it where it belongs in another.</summary>
internal static class Hdf5Placing
{
    /// <summary>Places what two blocks have in common.</summary>
    /// <param name="bytes">The elements of <paramref name="source"/>; used up.</param>
    /// <param name="type">Their type.</param>
    /// <param name="source">The block that is there.</param>
    /// <param name="part">What the two blocks have in common.</param>
    /// <param name="target">The block that is wanted.</param>
    /// <param name="destination">The pixels of <paramref name="target"/>.</param>
    public static void Place(Span<byte> bytes, Hdf5Type type, Hdf5Box source, Hdf5Box part, Hdf5Box target, Span<float> destination)
    {
        int last = RunAxis(source, part, target);
        int run = (int)part.Length(last);
        for (int axis = last + 1; axis < part.Axes; axis++)
            run *= (int)part.Length(axis);
        Span<long> at = stackalloc long[part.Axes];
        part.Start.CopyTo(at);
        do
        {
            int from = (int)(source.IndexOf(at) * type.Size), to = (int)target.IndexOf(at);
            Hdf5Elements.Convert(bytes.Slice(from, run * type.Size), type, destination.Slice(to, run));
        }
        while (Next(at, part, last));
    }

    /// <summary>The axis from which on the part lies in one piece in both blocks: all axes after it are wanted whole.</summary>
    private static int RunAxis(Hdf5Box source, Hdf5Box part, Hdf5Box target)
    {
        int last = part.Axes - 1;
        while (last > 0 && part.IsWhole(source, last) && part.IsWhole(target, last))
            last--;
        return last;
    }

    private static bool Next(Span<long> at, Hdf5Box part, int last)
    {
        for (int axis = last - 1; axis >= 0; axis--)
        {
            if (++at[axis] < part.End[axis])
                return true;
            at[axis] = part.Start[axis];
        }

        return false;
    }
}
