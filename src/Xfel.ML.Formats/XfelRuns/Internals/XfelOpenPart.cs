namespace Xfel.ML.Formats.Internals;

/// <summary>A part whose file is open.</summary>
internal sealed class XfelOpenPart : IDisposable
{
    private readonly Hdf5File _file;

    private XfelOpenPart(Hdf5File file, Hdf5DataSet data, Hdf5DataSet? mask)
    {
        _file = file;
        Data = data;
        Mask = mask;
    }

    public Hdf5DataSet Data { get; }

    public Hdf5DataSet? Mask { get; }

    /// <summary>Whether the file has become shorter since it was opened: the library reads zeros where it ends.</summary>
    public bool HasShrunk => _file.HasShrunk;

    /// <summary>How many threads are reading it; changed by its owner.</summary>
    public int Holders { get; set; }

    /// <summary>When it was last asked for, by its owner's count.</summary>
    public long LastUse { get; set; }

    /// <exception cref="FrameFileException">The file cannot be opened any more, or has changed.</exception>
    public static XfelOpenPart Open(XfelPart part)
    {
        Hdf5File file = Hdf5File.Open(part.File);
        Hdf5DataSet? data = null, mask = null;
        try
        {
            _ = file.TryOpen(part.Source.Data, out data);
            bool same = data is not null && XfelImageLayout.Of(data.Shape, part.Source.IsByCell) == part.Layout;
            if (same && part.Mask is { } layout)
                same = file.TryOpen(part.Source.Mask, out mask) && part.Layout.OfMask(mask.Shape) == layout;
            return same ? new XfelOpenPart(file, data!, mask)
                : throw new FrameFileException(part.File, part.Source.Data, "other data than when the run was opened", "a file that nobody writes", "open the run again");
        }
        catch
        {
            mask?.Dispose();
            data?.Dispose();
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Mask?.Dispose();
        Data.Dispose();
        _file.Dispose();
    }
}
