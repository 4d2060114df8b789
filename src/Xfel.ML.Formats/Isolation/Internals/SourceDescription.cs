using System.Text;
using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>All that a source says without reading a frame, as it goes over the line.</summary>
internal sealed record SourceDescription
{
    public required string Path { get; init; }

    public required string DataSet { get; init; }

    public required string Format { get; init; }

    public required string ElementType { get; init; }

    public required string Text { get; init; }

    public required int Count { get; init; }

    public required FrameSize Size { get; init; }

    public required bool HasMask { get; init; }

    public required FrameFileFacts Facts { get; init; }

    public FrameLabels? Labels { get; init; }

    public FrameIds? Ids { get; init; }

    public static SourceDescription Of(IFrameSource source) => new()
    {
        Path = source.Path,
        DataSet = source.DataSet,
        Format = source.Format,
        ElementType = source.ElementType,
        Text = source.Describe(),
        Count = source.Count,
        Size = source.Size,
        HasMask = source.HasMask,
        Facts = source.Facts,
        Labels = source.Labels,
        Ids = source.Ids,
    };

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (string text in (string[])[Path, DataSet, Format, ElementType, Text])
            writer.Write(text);
        writer.Write(Count);
        writer.Write(Size.Height);
        writer.Write(Size.Width);
        writer.Write(HasMask);
        WireFacts.Write(writer, Facts);
        WireFacts.Write(writer, Labels);
        WireFacts.Write(writer, Ids);
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no description.</exception>
    public static SourceDescription FromBytes(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            var description = new SourceDescription
            {
                Path = reader.ReadString(),
                DataSet = reader.ReadString(),
                Format = reader.ReadString(),
                ElementType = reader.ReadString(),
                Text = reader.ReadString(),
                Count = WireValues.Within(reader.ReadInt32(), 0, int.MaxValue, "frames"),
                Size = ReadSize(reader),
                HasMask = reader.ReadBoolean(),
                Facts = WireFacts.ReadFacts(reader),
                Labels = WireFacts.ReadLabels(reader),
                Ids = WireFacts.ReadIds(reader),
            };
            return stream.Position == stream.Length ? description : throw new InvalidDataException("a description with something behind its end");
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("a description that breaks off", exception);
        }
    }

    private static FrameSize ReadSize(BinaryReader reader)
    {
        int height = WireValues.Within(reader.ReadInt32(), 1, Array.MaxLength, "rows");
        return new FrameSize(height, WireValues.Within(reader.ReadInt32(), 1, Array.MaxLength / height, "columns"));
    }
}
