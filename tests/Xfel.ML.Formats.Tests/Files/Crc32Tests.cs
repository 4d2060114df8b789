using System.Text;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class Crc32Tests
{
    /// <summary>The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.</summary>
    [TestMethod]
    public void Append_CheckText_GivesThePublishedValue() => Assert.AreEqual(0xCBF43926, Crc32.Append(0, Encoding.ASCII.GetBytes("123456789")));

    [TestMethod]
    public void Carry_AnotherBeginning_GivesTheChecksumOfTheWhole()
    {
        var random = new Random(1);
        for (int length = 0; length <= 256; length++)
        {
            byte[] head = new byte[64], other = new byte[64], body = new byte[length];
            random.NextBytes(head);
            random.NextBytes(other);
            random.NextBytes(body);
            uint difference = Crc32.Append(0, head) ^ Crc32.Append(0, other);
            Assert.AreEqual(Crc32.Append(0, [.. other, .. body]), Crc32.Append(0, [.. head, .. body]) ^ Crc32.Carry(difference, length));
        }
    }
}
