namespace Xfel.ML.Formats.Internals;

/// <summary>Looks for detector modules in a file of a European XFEL run.</summary>
internal static class XfelFileScan
{
    private const int MostLinks = 4096;

    /// <summary>Images up to this size, several times that of any module, are read whatever the file holds.</summary>
    private const int SmallImage = 4 << 20;

    /// <summary>Deflate packs 1032 to 1 at most.</summary>
    private const long BestPacking = 1100;

    /// <summary>Whether a file is laid out as one of a run: an index of trains and instruments' data.</summary>
    public static bool IsRunFile(Hdf5File file) => file.KindOf(XfelTrainIndex.TrainIds) == Hdf5Kind.DataSet && file.KindOf("/INSTRUMENT") == Hdf5Kind.Group;

    /// <summary>The detector modules with images that a file holds.</summary>
    public static IEnumerable<XfelSource> Sources(Hdf5File file)
    {
        foreach (Hdf5Link domain in file.Links("/INSTRUMENT", MostLinks))
        {
            foreach (string kind in (string[])["DET", "CORR"])
            {
                foreach (Hdf5Link link in file.Links($"/INSTRUMENT/{domain.Name}/{kind}", MostLinks))
                {
                    if (XfelSource.TryParse($"{domain.Name}/{kind}/{link.Name}") is { } source && file.KindOf(source.Data) == Hdf5Kind.DataSet)
                        yield return source;
                }
            }
        }
    }

    /// <summary>Looks at one module.</summary>
    /// <exception cref="FrameFileException">The module's data cannot be used.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static XfelPart Read(Hdf5File file, XfelSource source)
    {
        if (!file.TryOpen(source.Data, out Hdf5DataSet? data))
            throw new FrameFileException(file.Path, source.Data, "a data set that cannot be opened", "images of a module", "copy the file again");
        using (data)
        {
            XfelImageLayout layout = XfelImageLayout.Of(data.Shape, source.IsByCell) is { } found && data.Type.IsNumeric ? found
                : throw new FrameFileException(file.Path, source.Data, $"a data set of {data.Type.Name} of the shape {data.ShapeText}", "images of a module, (n, H, W) or (n, planes, H, W)", "name another data set");
            if (layout.PixelCount > SmallImage && new FileInfo(file.Path).Length * BestPacking < layout.PixelCount)
                throw new FrameFileException(file.Path, source.Data, $"images of {layout.Height} x {layout.Width}, more than the file has bytes for", "images that were written", "copy the file again");
            var problems = new List<string>();
            ulong[] pulses = Pulses(file, source);
            int cells = Math.Max(1, layout.Cells);
            long images = Math.Min(layout.Images, pulses.Length > 0 ? pulses.Length : MostImages(data, layout));
            if (images < layout.Images && pulses.Length > 0)
                problems.Add(FormattableString.Invariant($"{source.Name} has {pulses.Length} pulse ids for {layout.Images} images"));
            List<XfelTrainBlock> trains = XfelTrainIndex.Read(file, source.Index, (int)(images / cells), problems);
            return new XfelPart
            {
                File = file.Path,
                Source = source,
                Layout = layout,
                Mask = Mask(file, source, layout, problems),
                ElementType = data.Type.Name,
                PackedImages = PackedImages(data, layout),
                IsCorrected = source.IsCalibrated || data.Type.Element.Kind == 'f' || Path.GetFileName(file.Path).StartsWith("CORR-", StringComparison.Ordinal),
                Trains = cells == 1 ? trains : [.. trains.Select(train => train with { First = train.First * cells, Count = train.Count * cells })],
                Pulses = pulses,
                Problems = problems,
            };
        }
    }

    private static ulong[] Pulses(Hdf5File file, XfelSource source)
    {
        const long MostPulses = 1 << 24;
        foreach (string path in source.PulseIds)
        {
            if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
                continue;
            using (dataSet)
                return dataSet.ReadAll<ulong>(MostPulses);
        }

        return [];
    }

    /// <summary>How many images the stored bytes can be of: where nothing is told of each image, a shape alone is not believed.</summary>
    private static long MostImages(Hdf5DataSet data, XfelImageLayout layout) =>
        (long)Int128.Min(int.MaxValue, (Int128)data.StoredBytes * (data.Filters.Count > 0 ? BestPacking : 1) / ((long)layout.PixelCount * data.Type.Size));

    private static XfelImageLayout? Mask(Hdf5File file, XfelSource source, XfelImageLayout layout, List<string> problems)
    {
        if (!file.TryOpen(source.Mask, out Hdf5DataSet? mask))
            return null;
        using (mask)
        {
            if (mask.Type.IsNumeric && layout.OfMask(mask.Shape) is { } found)
                return found;
            problems.Add($"{source.Mask} is no mask of its images, being of {mask.Type.Name} and the shape {mask.ShapeText}");
            return null;
        }
    }

    private static int PackedImages(Hdf5DataSet data, XfelImageLayout layout)
    {
        if (data.Filters.Count == 0 || data.Chunk.Count == 0)
            return 1;
        long packed = layout.Cells > 0 ? data.Chunk[1] : data.Chunk[0];
        return (int)Math.Clamp(packed, 1, Math.Max(1, Math.Min(layout.Images, int.MaxValue)));
    }
}
