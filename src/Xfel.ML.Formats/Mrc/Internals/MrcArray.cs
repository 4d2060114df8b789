namespace Xfel.ML.Formats.Internals;

/// <summary>The values of an MRC file as an array that is read in pieces.</summary>
internal static class MrcArray
{
    /// <summary>The array owns <paramref name="file"/>.</summary>
    public static NpyArray Of(MrcHeader header, DataReader file)
    {
        var array = new NpyHeader
        {
            Descriptor = "",
            Shape = [header.Sections, header.Rows, header.Columns],
            Count = header.SectionLength * header.Sections,
            ElementSize = header.Type.Size,
            DataOffset = MrcLayout.HeaderLength + header.ExtendedLength,
            Type = header.Type,
        };
        return new NpyArray(array, file);
    }
}
