namespace Xfel.ML.Networks.Internals;

/// <summary>Where the rows of a band lie in a map of a batch.</summary>
internal static unsafe class MapRows
{
    /// <summary>The first pixel of the band's first row.</summary>
    public static float* Start(float* map, in BlockedShape shape, in MapBand band) => map + (nint)band.Frame * shape.Length + shape.Offset(band.Block, band.Row, 0);

    /// <summary>Zeroes the halo around the band's rows.</summary>
    public static void ClearHalo(float* map, in BlockedShape shape, in MapBand band) =>
        HaloKernel.Clear(map + (nint)band.Frame * shape.Length + (nint)band.Block * shape.BlockStride, shape, band.Row, band.Rows);
}
