using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Lists on the line. A list's length is held against the bytes that are there before room is made for it.</summary>
internal static class WireValues
{
    private const int None = -1;

    public static void Write<T>(BinaryWriter writer, IReadOnlyList<T>? values)
        where T : unmanaged
    {
        writer.Write(values?.Count ?? None);
        if (values is not null)
            writer.Write(MemoryMarshal.AsBytes((values as T[] ?? [.. values]).AsSpan()));
    }

    public static T[]? Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        int count = reader.ReadInt32();
        if (count == None)
            return null;
        var values = new T[Within(count, 0, Left(reader) / Marshal.SizeOf<T>(), "values")];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>Writes texts, of which many may be alike: each is written once.</summary>
    public static void WriteTexts(BinaryWriter writer, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            writer.Write(None);
            return;
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] indices = new int[texts.Count];
        for (int i = 0; i < indices.Length; i++)
        {
            if (!places.TryGetValue(texts[i], out indices[i]))
                places.Add(texts[i], indices[i] = places.Count);
        }

        writer.Write(places.Count);
        foreach (string text in places.Keys)
            writer.Write(text);
        Write(writer, indices);
    }

    public static string[]? ReadTexts(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count == None)
            return null;
        var distinct = new string[Within(count, 0, Left(reader), "texts")];
        for (int i = 0; i < distinct.Length; i++)
            distinct[i] = reader.ReadString();
        return [.. (Read<int>(reader) ?? []).Select(index => distinct[Within(index, 0, distinct.Length - 1, "texts")])];
    }

    /// <summary>A number that makes sense.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public static int Within(int value, int least, int most, string what) =>
        value >= least && value <= most ? value : throw new InvalidDataException(FormattableString.Invariant($"{value} {what}"));

    private static int Left(BinaryReader reader) => (int)(reader.BaseStream.Length - reader.BaseStream.Position);
}
