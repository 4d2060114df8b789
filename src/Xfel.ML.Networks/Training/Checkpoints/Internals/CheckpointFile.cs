using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The file of a checkpoint, little-endian: <c>XFELCKPT</c>, length of the header (8 bytes), header (JSON, UTF-8), arrays (float32, one after the other), SHA-256 of all that (32 bytes).
/// It is written beside its place, flushed to the disk and renamed: at any moment the old or the new file is there, whole.
/// </summary>
internal static class CheckpointFile
{
    private const int Prefix = 16;
    private const int DigestLength = SHA256.HashSizeInBytes;
    private const long LongestHeader = 1 << 28;

    private static ReadOnlySpan<byte> Magic => "XFELCKPT"u8;

    /// <summary>Saves; the file that was there stays whole if anything fails.</summary>
    public static void Save(string path, CheckpointContent content, TrainingSeams seams)
    {
        string temporary = path + ".tmp";
        try
        {
            using (Stream stream = seams.CreateFile(temporary))
            {
                Write(stream, content);
                if (stream is FileStream file)
                    file.Flush(flushToDisk: true);
            }

            seams.Reached(TrainingPoint.CheckpointWritten, content.Header.Epoch, content.Header.Step);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw new CheckpointException(
                $"{path}: the checkpoint could not be saved: {fault.Message.ReplaceLineEndings(" ")}; {(File.Exists(path) ? "the one before is intact" : "there is none yet")}; free space on the disk or choose another folder, and resume",
                fault);
        }
    }

    public static CheckpointContent Load(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{path}: the checkpoint could not be read: {fault.Message.ReplaceLineEndings(" ")}; check the path and its permissions", fault);
        }
    }

    private static void Write(Stream stream, CheckpointContent content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] header = JsonSerializer.SerializeToUtf8Bytes(content.Header, CheckpointJson.Default.CheckpointHeader);
        Span<byte> prefix = stackalloc byte[Prefix];
        Magic.CopyTo(prefix);
        BinaryPrimitives.WriteInt64LittleEndian(prefix[Magic.Length..], header.Length);
        Append(stream, hash, prefix);
        Append(stream, hash, header);
        foreach (float[] array in content.Arrays)
            Append(stream, hash, MemoryMarshal.AsBytes(array.AsSpan()));
        stream.Write(hash.GetHashAndReset());
        stream.Flush();
    }

    private static void Append(Stream stream, IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        stream.Write(bytes);
    }

    private static CheckpointContent Read(FileStream stream, string path)
    {
        Span<byte> prefix = stackalloc byte[Prefix];
        if (stream.Length < Prefix + DigestLength || !ReadInto(stream, prefix) || !prefix.StartsWith(Magic))
            throw new CheckpointException($"{path}: found a file of {stream.Length} bytes that does not begin as a checkpoint does; expected {System.Text.Encoding.ASCII.GetString(Magic)}; give a checkpoint of this library");
        long length = BinaryPrimitives.ReadInt64LittleEndian(prefix[Magic.Length..]);
        if (length < 2 || length > Math.Min(LongestHeader, stream.Length - Prefix - DigestLength))
            throw Damaged(path, $"a header of {length} bytes in a file of {stream.Length}");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prefix);
        var text = new byte[length];
        ReadInto(stream, text);
        hash.AppendData(text);
        CheckpointHeader header = Parse(text, path);
        long expected = Prefix + length + DigestLength + header.Arrays.Sum(array => array.Length) * sizeof(float);
        if (stream.Length != expected)
            throw Damaged(path, $"{stream.Length} bytes where the header promises {expected}");
        var arrays = new float[header.Arrays.Count][];
        for (int i = 0; i < arrays.Length; i++)
        {
            arrays[i] = new float[header.Arrays[i].Length];
            Span<byte> bytes = MemoryMarshal.AsBytes(arrays[i].AsSpan());
            ReadInto(stream, bytes);
            hash.AppendData(bytes);
        }

        Span<byte> digest = stackalloc byte[DigestLength];
        ReadInto(stream, digest);
        return digest.SequenceEqual(hash.GetHashAndReset()) ? new(header, arrays) : throw Damaged(path, "a digest that is not that of its content");
    }

    private static CheckpointHeader Parse(byte[] text, string path)
    {
        try
        {
            CheckpointHeader header = JsonSerializer.Deserialize(text, CheckpointJson.Default.CheckpointHeader) ?? throw new JsonException("null");
            if (header.Format != CheckpointHeader.CurrentFormat)
                throw new CheckpointException($"{path}: found format {header.Format}, written by version {header.Library}; expected format {CheckpointHeader.CurrentFormat}; use the version that wrote it");
            bool isConsistent = header.Epoch == header.History.Count && header.BestEpoch >= 0 && header.BestEpoch <= header.Epoch && header.Step >= 0 && header.OptimizerSteps >= 0
                && header.Arrays.All(array => array.Shape.All(axis => axis >= 0) && array.Length <= Array.MaxLength);
            return isConsistent ? header : throw new JsonException("numbers that contradict each other");
        }
        catch (Exception fault) when (fault is JsonException or OverflowException or NullReferenceException or ArgumentNullException)
        {
            throw Damaged(path, "a header that cannot be read", fault);
        }
    }

    private static bool ReadInto(Stream stream, Span<byte> bytes) => stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;

    private static CheckpointException Damaged(string path, string found, Exception? inner = null) =>
        new($"{path}: found {found}; expected a whole checkpoint: this one is damaged or cut off; resume from another one or start anew in another folder", inner);

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The fault that led here is the one to report; the rest of a file with this name is overwritten by the next save.
        }
    }
}
