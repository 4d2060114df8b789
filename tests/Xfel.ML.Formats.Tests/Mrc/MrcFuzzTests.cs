using System.Buffers.Binary;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class MrcFuzzTests
{
    private const int Mutants = 500;

    /// <summary>Where the fields that decide lie.</summary>
    private static readonly int[] Fields = [0, 4, 8, 12, 28, 40, 64, 68, 72, 76, 80, 88, 92, 104, 152, 156, 208, 212, 220];

    private static readonly int[] Values = [0, 1, -1, 2, 3, 5, 1 << 16, 1 << 24, (1 << 24) - 1, int.MaxValue, int.MinValue, 0x01000000, 0x05000000, 0x7FC00000, 1146047817, 0x11110000, 0x44440000];

    [TestMethod]
    [DataRow("mode2_little.mrc", 1)]
    [DataRow("mode1_big.mrc", 2)]
    [DataRow("extended.mrc", 3)]
    [DataRow("before_2000.mrc", 4)]
    [DataRow("axes_312.mrc", 5)]
    [DataRow("imod_unsigned.mrc", 6)]
    public void Read_MutatedFile_GivesAMapOrOneError(string name, int seed) => FileMutation.Fuzz<FrameFileException>(File.ReadAllBytes(MrcGolden.File(name)), seed, Mutants, Mutate, path =>
    {
        MrcMap map = MrcFile.Read(path);
        Assert.AreEqual(map.Values.LongLength, (long)map.Columns * map.Rows * map.Sections);
    });

    [TestMethod]
    [DataRow("mode2_little.mrc", 11)]
    [DataRow("mode1_big.mrc", 12)]
    [DataRow("extended.mrc", 13)]
    [DataRow("mode12_big.mrc", 14)]
    public void Open_MutatedFile_GivesFramesOrOneError(string name, int seed) => FileMutation.Fuzz<FrameFileException>(File.ReadAllBytes(MrcGolden.File(name)), seed, Mutants, Mutate, path =>
    {
        using IFrameSource source = FrameFile.Open(path);
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < Math.Min(source.Count, 5); i++)
            Assert.IsNull(source.TryRead(i, pixels));
        Assert.IsFalse(string.IsNullOrEmpty(source.Describe()));
    });

    private static byte[] Mutate(byte[] original, Random random)
    {
        if (random.Next(2) == 0)
            return FileMutation.Mutate(original, random);
        var bytes = (byte[])original.Clone();
        for (int n = random.Next(1, 4); n > 0; n--)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Fields[random.Next(Fields.Length)]), Values[random.Next(Values.Length)]);
        return bytes;
    }
}
