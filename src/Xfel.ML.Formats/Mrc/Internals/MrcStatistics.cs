namespace Xfel.ML.Formats.Internals;

/// <summary>What an MRC header says of the values: smallest, largest, mean, and standard deviation.</summary>
internal readonly record struct MrcStatistics(float Minimum, float Maximum, float Mean, float Deviation)
{
    /// <summary>What the standard has a header say when the statistics are not known.</summary>
    private static readonly MrcStatistics Unknown = new(0, -1, -2, -1);

    /// <summary>The statistics of the values as they will be stored; unknown when a value is not finite.</summary>
    /// <exception cref="FrameFileException">The map's mode cannot hold one of its values.</exception>
    public static MrcStatistics Of(MrcMap map, string path)
    {
        (float low, float high, bool whole) = Range(map);
        float minimum = float.PositiveInfinity, maximum = float.NegativeInfinity;
        double sum = 0;
        bool finite = true;
        for (int i = 0; i < map.Values.Length; i++)
        {
            float value = Stored(map, map.Values[i]);
            if (!float.IsFinite(value))
            {
                // A float mode stores infinity and NaN as they are, but a number must not become infinite.
                if (whole || float.IsFinite(map.Values[i]))
                    throw OutOfRange(map, path, i, low, high, whole);
                finite = false;
            }
            else if (whole && (value < low || value > high || value != MathF.Floor(value)))
            {
                throw OutOfRange(map, path, i, low, high, whole);
            }

            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
            sum += value;
        }

        if (!finite)
            return Unknown;
        double mean = sum / map.Values.Length, squares = 0;
        foreach (float value in map.Values)
        {
            double difference = Stored(map, value) - mean;
            squares += difference * difference;
        }

        return new MrcStatistics(minimum, maximum, (float)mean, (float)Math.Sqrt(squares / map.Values.Length));
    }

    private static float Stored(MrcMap map, float value) => map.Mode == MrcMode.Float16 ? (float)(Half)value : value;

    private static (float Low, float High, bool Whole) Range(MrcMap map) => map.Mode switch
    {
        MrcMode.Int8 when map.HasUnsignedBytes => (byte.MinValue, byte.MaxValue, true),
        MrcMode.Int8 => (sbyte.MinValue, sbyte.MaxValue, true),
        MrcMode.Int16 => (short.MinValue, short.MaxValue, true),
        MrcMode.UInt16 => (ushort.MinValue, ushort.MaxValue, true),
        MrcMode.Float16 => ((float)Half.MinValue, (float)Half.MaxValue, false),
        _ => (float.MinValue, float.MaxValue, false),
    };

    private static FrameFileException OutOfRange(MrcMap map, string path, int index, float low, float high, bool whole)
    {
        int section = map.Columns * map.Rows;
        string found = FormattableString.Invariant(
            $"the value {map.Values[index]} to be written at column {index % map.Columns}, row {index % section / map.Columns}, section {index / section}");
        string expected = FormattableString.Invariant($"{(whole ? "whole numbers" : "numbers")} from {low} to {high}, which is what mode {(int)map.Mode} holds");
        return new FrameFileException(path, null, found, expected, "choose another mode, such as float32, or scale and round the values");
    }
}
