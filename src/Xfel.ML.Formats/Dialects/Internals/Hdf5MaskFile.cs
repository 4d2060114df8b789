using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>Finds and reads the mask of an HDF5 file.</summary>
internal static class Hdf5MaskFile
{
    /// <summary>Reads a mask.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataSet">The mask's data set; null for the dialect's mask, the data set named mask, or the only one of two dimensions.</param>
    /// <exception cref="FrameFileException">There is no mask, or no telling which.</exception>
    public static Mask Read(string path, string? dataSet)
    {
        using var file = Hdf5File.Open(path);
        Hdf5Recognition? dialect = Hdf5Frames.RecognizeOrNull(file);
        string? name = dataSet is null ? null : "/" + dataSet.Trim('/');
        if (dialect is { Masks.Count: > 0 } && (name is null || name == dialect.Masks[0]))
            return OfDialect(file, dialect);
        return Plain(file, name ?? Find(file));
    }

    private static Mask OfDialect(Hdf5File file, Hdf5Recognition dialect)
    {
        using var source = Hdf5FrameSource.Open(file, dialect);
        if (!source.HasMask || !source.HasOneMask)
            throw new FrameFileException(file.Path, dialect.Masks[0], source.HasMask ? "a mask for each frame" : "a mask that does not fit the frames", "one mask for all frames", "name a data set as FILE:/PATH");
        var good = new bool[source.Size.PixelCount];
        return source.TryReadMask(0, good) is { } reason
            ? throw new FrameFileException(file.Path, dialect.Masks[0], $"a mask that is {reason}", "a mask", "copy the file again")
            : new Mask(source.Size, good);
    }

    private static Mask Plain(Hdf5File file, string path)
    {
        Hdf5FrameBlocks values = Hdf5FrameBlocks.Stacked(file, path);
        using (values.Blocks)
        {
            if (values.Stack.FrameAxis >= 0)
                throw new FrameFileException(file.Path, path, $"{values.Stack.Count} frames of {values.Stack.Size}", "a mask, which has two dimensions", "name a data set as FILE:/PATH");
            var pixels = new float[values.Stack.Size.PixelCount];
            string? reason = null;
            values.Blocks.Read(0, pixels, new Span<string?>(ref reason));
            if (reason is not null)
                throw new FrameFileException(file.Path, path, $"a mask that is {reason}", "a mask", "copy the file again");
            var good = new bool[pixels.Length];
            Rule(file, path).Apply(pixels, good);
            return new Mask(values.Stack.Size, good);
        }
    }

    /// <summary>What the values of a mask mean that is known by its path only.</summary>
    public static MaskRule Rule(Hdf5File file, string path)
    {
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            return MaskRule.NonZeroIsGood;
        using (dataSet)
            return MaskRule.Of(path, dataSet.Type);
    }

    private static string Find(Hdf5File file)
    {
        IReadOnlyList<FrameCandidate> found = FrameCandidates.Search(file, "/").Found;
        FrameCandidate[] named = [.. found.Where(candidate => candidate.Path.EndsWith("/mask", StringComparison.Ordinal))];
        return named.Length == 1 ? named[0].Path : found.Count == 1 ? found[0].Path
            : throw new FrameFileException(file.Path, null, found.Count == 0 ? "no data set of two dimensions" : $"{found.Count} data sets, such as {found[0].Text}", "a mask", "name it as FILE:/PATH");
    }
}
