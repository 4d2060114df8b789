using System.IO.Compression;
using System.Numerics.Tensors;
using Xfel.ML.Numerics;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Formats.Internals;

/// <summary>Decodes PNG images, row by row.</summary>
internal sealed class PngDecoder : ImageDecoder
{
    private const long MaxExpansion = 1032; // deflate: 258 bytes in 2 bits
    private const int BlockSize = 1 << 16;

    private readonly PngHeader _header;
    private readonly float[]? _table;
    private readonly ArraySegment<byte> _compressed;

    /// <summary>Reads and checks all chunks; the pixel data are compressed still.</summary>
    public PngDecoder(ImageBytes file)
        : base(file)
    {
        var chunks = new PngChunks(file);
        chunks.Next();
        if (chunks.Type != PngChunks.Header)
            throw file.Fault($"a PNG image that begins with the chunk '{chunks.TypeText}'", "IHDR");
        _header = PngHeader.Parse(file, chunks.Content);
        if (_header is { IsIndexed: true, Color: PngColor.Grey })
            _table = PngSamples.GreyTable(_header.Depth);
        int start = 0, length = 0;
        for (chunks.Next(); chunks.Type != PngChunks.End; chunks.Next())
        {
            if (chunks.Type == PngChunks.Palette)
            {
                // Other images may suggest a palette for displays that need one.
                if (_header.Color == PngColor.Palette)
                    _table = PngSamples.PaletteTable(RequirePalette(chunks.Content));
            }
            else if (chunks.Type == PngChunks.Data)
            {
                // The pieces of the pixel data are moved together: they are one stream.
                if (start == 0)
                    start = chunks.Offset;
                chunks.Content.CopyTo(file.Bytes.AsSpan(start + length));
                length += chunks.Length;
            }
            else if (!chunks.IsAncillary)
            {
                throw file.Fault($"a PNG image with the chunk '{chunks.TypeText}', without which it cannot be understood", "the chunks of the PNG specification");
            }
        }

        if (_header.IsIndexed && _table is null)
            RequirePalette([]);
        _compressed = file.Bytes.Slice(start, length);
        if (_header.StoredBytes > MaxExpansion * length)
            throw file.Fault($"a PNG image of {Size} with {length} bytes of pixel data", $"enough for the {_header.StoredBytes} bytes of its rows");
    }

    public override FrameSize Size => _header.Size;

    public override string Format => "PNG";

    public override string ElementType => _header.ElementType;

    public override void Decode(Span<float> grey)
    {
        using var pixels = new Scratch<float>(Size.Width);
        using var stream = new ZLibStream(new MemoryStream(_compressed.Array!, _compressed.Offset, _compressed.Count, writable: false), CompressionMode.Decompress);
        foreach (PngPass pass in PngPass.Of(_header.Interlaced))
        {
            FrameSize size = pass.SizeOf(Size);
            if (size.Width > 0 && size.Height > 0)
                DecodePass(stream, pass, size, pixels.Span[..size.Width], grey);
        }
    }

    private void DecodePass(Stream stream, PngPass pass, FrameSize size, Span<float> pixels, Span<float> grey)
    {
        // Several rows at once, because zlib is twice as fast with room to write; the last row of the rows before stays in front.
        int length = 1 + _header.RowBytes(size.Width);
        int together = Math.Clamp(BlockSize / length, 1, size.Height);
        using var scratch = new Scratch<byte>((1 + together) * length);
        Span<byte> block = scratch.Span;
        block[..length].Clear();
        for (int y = 0; y < size.Height; y += together)
        {
            int rows = Math.Min(together, size.Height - y);
            Inflate(stream, block.Slice(length, rows * length), length, y, pass);
            for (int i = 0; i < rows; i++)
            {
                ReadOnlySpan<byte> above = block.Slice(i * length, length);
                Span<byte> row = block.Slice((i + 1) * length, length);
                int imageRow = pass.ImageRow(y + i);
                if (!PngUnfilter.TryUndo(row[0], row[1..], above[1..], _header.FilterDistance))
                    throw File.Fault($"a PNG image with the filter {row[0]} in row {imageRow}", "a filter from 0 to 4");
                Span<float> target = grey.Slice(imageRow * Size.Width, Size.Width);
                if (pass.StepX == 1)
                {
                    Convert(row[1..], target, imageRow);
                }
                else
                {
                    Convert(row[1..], pixels, imageRow);
                    for (int x = 0; x < pixels.Length; x++)
                        target[pass.X + x * pass.StepX] = pixels[x];
                }
            }

            block.Slice(rows * length, length).CopyTo(block);
        }
    }

    private void Inflate(Stream stream, Span<byte> rows, int length, int y, PngPass pass)
    {
        try
        {
            int read = stream.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false);
            if (read < rows.Length)
                throw File.Fault($"a PNG image whose pixel data end in row {pass.ImageRow(y + read / length)}", $"data for {Size.Height} rows");
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw File.Fault($"a PNG image whose compressed data are damaged in or after row {pass.ImageRow(y)}", "a zlib stream", exception);
        }
    }

    private void Convert(ReadOnlySpan<byte> row, Span<float> grey, int imageRow)
    {
        if (_table is null)
        {
            PngSamples.Convert(row, _header, grey);
            return;
        }

        PngSamples.LookUp(row, _header.Depth, _table, grey);
        if (_header.Color == PngColor.Palette && TensorPrimitives.IsNaNAny<float>(grey))
            throw File.Fault($"a PNG image with a colour in row {imageRow} that its palette lacks", "a palette with all colours in use");
    }

    private ReadOnlySpan<byte> RequirePalette(ReadOnlySpan<byte> palette)
    {
        if (palette.IsEmpty || palette.Length % 3 != 0 || palette.Length > 3 << _header.Depth)
            throw File.Fault($"a PNG image with a palette of {palette.Length} bytes", $"3 for each of 1 to {1 << _header.Depth} colours");
        return palette;
    }
}
