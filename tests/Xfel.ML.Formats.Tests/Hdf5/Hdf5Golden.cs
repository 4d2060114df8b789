using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Xfel.ML.Formats.Tests;

/// <summary>The files of Hdf5/Golden/make_golden.py, and digests of what a source reads.</summary>
internal static class Hdf5Golden
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Hdf5", "Golden", name);

    /// <summary>One line a data set: file, data set, frames, height, width, type, digest.</summary>
    public static IEnumerable<object[]> Expected() => System.IO.File.ReadLines(File("expected.txt")).Select(line => line.Split(' ')).Select(fields => (object[])
    [
        fields[0], fields[1], int.Parse(fields[2]), int.Parse(fields[3]), int.Parse(fields[4]), fields[5], fields[6],
    ]);

    /// <summary>All frames one after the other; fails on a bad one.</summary>
    public static float[] ReadAll(IFrameSource source)
    {
        var pixels = new float[source.Count * source.Size.PixelCount];
        for (int i = 0; i < source.Count; i++)
            Assert.IsNull(source.TryRead(i, Frame(pixels, source, i)), $"frame {i}");
        return pixels;
    }

    public static Span<float> Frame(float[] pixels, IFrameSource source, int index) => pixels.AsSpan(index * source.Size.PixelCount, source.Size.PixelCount);

    public static string Digest(ReadOnlySpan<float> pixels) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(pixels)));
}
