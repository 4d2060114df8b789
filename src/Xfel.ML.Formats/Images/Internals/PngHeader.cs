using System.Buffers.Binary;
using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>What the first chunk of a PNG file, IHDR, says.</summary>
internal readonly record struct PngHeader(FrameSize Size, int Depth, PngColor Color, bool Interlaced)
{
    private const int Length = 13;

    /// <summary>Whether a pixel is one sample of at most 8 bits, which stands for a grey value or an entry of the palette.</summary>
    public bool IsIndexed => Color == PngColor.Palette || (Color == PngColor.Grey && Depth <= 8);

    public int Channels => Color switch { PngColor.Rgb => 3, PngColor.Rgba => 4, PngColor.GreyAlpha => 2, _ => 1 };

    /// <summary>How many bytes to the left the filters look.</summary>
    public int FilterDistance => Math.Max(1, Channels * Depth / 8);

    public string ElementType
    {
        get
        {
            string sample = Depth < 8 ? $"{Depth}-bit" : $"uint{Depth}";
            return Color switch
            {
                PngColor.Rgb => sample + " RGB",
                PngColor.Rgba => sample + " RGBA",
                PngColor.Palette => sample + " palette",
                PngColor.GreyAlpha => sample + " grey and alpha",
                _ => sample,
            };
        }
    }

    public int RowBytes(int width) => (width * Channels * Depth + 7) / 8;

    /// <summary>The bytes that the compressed data must give: every row of every pass, each with its filter's number.</summary>
    public long StoredBytes
    {
        get
        {
            long sum = 0;
            foreach (PngPass pass in PngPass.Of(Interlaced))
            {
                FrameSize size = pass.SizeOf(Size);
                sum += size.Width == 0 ? 0 : size.Height * (long)(1 + RowBytes(size.Width));
            }

            return sum;
        }
    }

    /// <exception cref="FrameFileException">The header is not one of the PNG specification, or its size is refused.</exception>
    public static PngHeader Parse(ImageBytes file, ReadOnlySpan<byte> data)
    {
        if (data.Length != Length)
            throw file.Fault($"a PNG header of {data.Length} bytes", $"{Length}");
        FrameSize size = ImageLimits.Check(file, BinaryPrimitives.ReadUInt32BigEndian(data[4..]), BinaryPrimitives.ReadUInt32BigEndian(data));
        int depth = data[8];
        bool known = (PngColor)data[9] switch
        {
            PngColor.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColor.Palette => depth is 1 or 2 or 4 or 8,
            PngColor.Rgb or PngColor.Rgba or PngColor.GreyAlpha => depth is 8 or 16,
            _ => false,
        };
        if (!known)
            throw file.Fault($"a PNG image of colour type {data[9]} with {depth} bits", "a combination that the PNG specification allows");
        if (data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw file.Fault($"a PNG image of compression {data[10]}, filter {data[11]} and interlace {data[12]}", "0, 0 and at most 1, all that the PNG specification has");
        return new PngHeader(size, depth, (PngColor)data[9], data[12] == 1);
    }
}
