namespace Xfel.ML.Formats.Internals;

/// <summary>Chooses for every row, among the filters None, Sub and Up, the one whose bytes are smallest in sum (PNG specification, section 12.7).</summary>
internal static class PngFilter
{
    private const int Filters = 3;

    public static void Write(Stream stream, ReadOnlySpan<byte> pixels, int rowLength, int channels)
    {
        var filtered = new byte[Filters][];
        for (int filter = 0; filter < Filters; filter++)
            filtered[filter] = new byte[rowLength + 1];
        ReadOnlySpan<byte> above = new byte[rowLength];
        for (; !pixels.IsEmpty; pixels = pixels[rowLength..])
        {
            ReadOnlySpan<byte> row = pixels[..rowLength];
            int best = 0;
            long bestSum = long.MaxValue;
            for (int filter = 0; filter < Filters; filter++)
            {
                Span<byte> target = filtered[filter];
                target[0] = (byte)filter;
                long sum = 0;
                for (int i = 0; i < rowLength; i++)
                {
                    int prediction = filter switch { 1 => i < channels ? 0 : row[i - channels], 2 => above[i], _ => 0 };
                    byte value = (byte)(row[i] - prediction);
                    target[i + 1] = value;
                    sum += Math.Abs((int)(sbyte)value);
                }

                if (sum < bestSum)
                    (best, bestSum) = (filter, sum);
            }

            stream.Write(filtered[best]);
            above = row;
        }
    }
}
