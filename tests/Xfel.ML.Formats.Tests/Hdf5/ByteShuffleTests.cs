using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class ByteShuffleTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(8)]
    [DataRow(16)]
    public void Undo_EveryLength_PutsElementsTogether(int size)
    {
        var random = new Random(size);
        for (int length = 0; length <= 256 + size; length++)
        {
            var elements = new byte[length];
            random.NextBytes(elements);
            var destination = new byte[length];
            ByteShuffle.Undo(Shuffle(elements, size), destination, size);
            CollectionAssert.AreEqual(elements, destination, $"{length} bytes");
        }
    }

    [TestMethod]
    public void Undo_OtherLength_Throws() => Assert.ThrowsExactly<ArgumentException>(() => ByteShuffle.Undo(new byte[8], new byte[7], 4));

    private static byte[] Shuffle(byte[] elements, int size)
    {
        int count = elements.Length / size;
        var shuffled = (byte[])elements.Clone();
        for (int i = 0; i < count * size; i++)
            shuffled[(i % size * count) + (i / size)] = elements[i];
        return shuffled;
    }
}
