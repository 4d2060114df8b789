using System.Text;
using Xfel.ML.Internals;

namespace Xfel.ML.Downloads;

[TestClass]
public sealed class TarGuardTests
{
    [TestMethod]
    public void Read_NamesWithoutEnd_AreEndedByTheirSum()
    {
        byte[] name = [.. TestArchives.TarHeader("global", 'g', "00000001000\0"), .. new byte[512]];
        byte[] archive = [.. Enumerable.Repeat(name, 100).SelectMany(bytes => bytes)];
        Drain(archive, archive.Length);
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => Drain(archive, archive.Length - 1)).Message, "names alone");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(512)]
    [DataRow(100_000)]
    public void Read_InAnyPieces_FindsTheHeaders(int piece)
    {
        // A pax header that says how long the next file is, in place of that file's own header; behind the file, a name that is too long.
        const string record = "13 size=1024\n";
        byte[] content = new byte[1024];
        byte[] archive =
        [
            .. TestArchives.TarHeader("pax", 'x', "00000000015\0"), .. Encoding.ASCII.GetBytes(record), .. new byte[512 - record.Length],
            .. TestArchives.TarHeader("file", '0', "00000000000\0"), .. content,
            .. TestArchives.TarHeader("long", 'L', "00004000001\0"), .. new byte[512],
        ];
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => Drain(archive, TarGuard.LargestOverhead, piece)).Message, "takes 1048577 bytes");
    }

    [TestMethod]
    public void Read_SizeInBinary_IsUnderstood()
    {
        byte[] header = TestArchives.TarHeader("long", 'L', "\0");
        header[124] = 0x80;
        header[130] = 0x10;
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => Drain(header, TarGuard.LargestOverhead)).Message, $"takes {0x10L << 40} bytes");
    }

    private static void Drain(byte[] archive, long overhead, int piece = 4096)
    {
        using var guard = new TarGuard(new MemoryStream(archive), "set.tar", overhead);
        byte[] block = new byte[piece];
        while (guard.Read(block) > 0)
        {
        }
    }
}
