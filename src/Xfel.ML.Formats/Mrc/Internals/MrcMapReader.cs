namespace Xfel.ML.Formats.Internals;

/// <summary>Reads an MRC file as a whole.</summary>
internal static class MrcMapReader
{
    public static MrcMap Read(DataReader file, string path)
    {
        MrcHeader header = MrcHeaderReader.Read(file, path);
        if (header.SectionLength * header.Sections > Array.MaxLength)
        {
            throw new FrameFileException(path, null, $"{header.Sections} sections of {header.Rows} x {header.Columns}", $"at most {Array.MaxLength} values in one array",
                "read it section by section with FrameFile.Open");
        }

        float[] values = MrcArray.Of(header, file).ReadAll<float>();
        Span<int> lengths = stackalloc int[3];
        lengths[header.Axes.Column] = header.Columns;
        lengths[header.Axes.Row] = header.Rows;
        lengths[header.Axes.Section] = header.Sections;
        return new MrcMap
        {
            Columns = lengths[0],
            Rows = lengths[1],
            Sections = lengths[2],
            Values = header.HasUsualAxes ? values : Transpose(values, header, lengths),
            Mode = header.Mode,
            HasUnsignedBytes = header.HasUnsignedBytes,
            IsBigEndian = header.Type.BigEndian,
            IsVolume = header.SpaceGroup > 0,
            VoxelSize = header.VoxelSize,
            Origin = header.Origin,
            Labels = header.Labels,
            ExtendedHeaderType = header.ExtendedType,
            ExtendedHeaderLength = header.ExtendedLength,
        };
    }

    private static float[] Transpose(float[] values, MrcHeader header, ReadOnlySpan<int> lengths)
    {
        ReadOnlySpan<int> strides = [1, lengths[0], lengths[0] * lengths[1]];
        int column = strides[header.Axes.Column], row = strides[header.Axes.Row], section = strides[header.Axes.Section];
        var ordered = new float[values.Length];
        int next = 0;
        for (int s = 0; s < header.Sections; s++)
        {
            for (int r = 0; r < header.Rows; r++)
            {
                int target = s * section + r * row;
                for (int c = 0; c < header.Columns; c++, target += column)
                    ordered[target] = values[next++];
            }
        }

        return ordered;
    }
}
