using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class NpyElementsTests
{
    [TestMethod]
    [DataRow('f', 2)]
    [DataRow('f', 4)]
    [DataRow('f', 8)]
    [DataRow('i', 1)]
    [DataRow('i', 2)]
    [DataRow('i', 4)]
    [DataRow('i', 8)]
    [DataRow('u', 1)]
    [DataRow('u', 2)]
    [DataRow('u', 4)]
    [DataRow('u', 8)]
    [DataRow('b', 1)]
    public void Convert_EveryLengthAndOrder_GivesWhatOneByOneGives(char kind, int size)
    {
        var random = new Random((size * 128) + kind);
        foreach (int length in Enumerable.Range(0, 257).Append(1500))
        {
            // All bits, so infinities, NaN, subnormal numbers and the largest integers as well.
            var bytes = new byte[length * size];
            random.NextBytes(bytes);
            var expected = new float[length];
            NpyElements.ConvertOneByOne(bytes, new NpyType(kind, size, !BitConverter.IsLittleEndian), expected.AsSpan());
            foreach (bool bigEndian in new[] { false, true })
            {
                var stored = (byte[])bytes.Clone();
                if (bigEndian == BitConverter.IsLittleEndian)
                    Array.ForEach([.. Enumerable.Range(0, length)], i => stored.AsSpan(i * size, size).Reverse());
                var actual = new float[length];
                NpyElements.Convert(stored, new NpyType(kind, size, bigEndian), actual.AsSpan());
                for (int i = 0; i < length; i++)
                    Assert.AreEqual(expected[i], actual[i], $"{kind}{size}, {length} elements, number {i}");
            }
        }
    }
}
