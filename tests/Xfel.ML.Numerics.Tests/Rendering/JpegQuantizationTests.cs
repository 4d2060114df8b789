using System.Globalization;
using System.Security.Cryptography;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics.Tests.Rendering;

[TestClass]
public sealed class JpegQuantizationTests
{
    [TestMethod]
    public void RoundTrip_GoldenImages_EqualsLibjpegTurbo()
    {
        int cases = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Rendering", "jpeg_golden.txt")))
        {
            string[] fields = line.Split(' ');
            var size = new FrameSize(Number(fields[1]), Number(fields[2]));
            byte[] grey = JpegImages.Make(fields[0], size);
            foreach (var (form, decoded) in EveryForm(grey, size, Number(fields[3])))
            {
                string found = fields[4].Length == 64 ? Convert.ToHexStringLower(SHA256.HashData(decoded)) : Convert.ToHexStringLower(decoded);
                Assert.AreEqual(fields[4], found, $"{form}: {line[..^fields[4].Length]}");
            }

            cases++;
        }

        Assert.AreEqual(240, cases);
    }

    [TestMethod]
    public void RoundTrip_RandomImages_EqualsInstalledLibjpegTurbo()
    {
        var random = new Random(20251121);
        for (int i = 0; i < 400; i++)
        {
            var size = new FrameSize(random.Next(1, 70), random.Next(1, 70));
            int quality = random.Next(1, 101);
            byte[] grey = RandomImage(random, size);
            byte[] expected = TurboJpeg.RoundTrip(grey, size, quality);
            foreach (var (form, decoded) in EveryForm(grey, size, quality))
                CollectionAssert.AreEqual(expected, decoded, $"{form}: case {i}, {size}, quality {quality}");
        }
    }

    /// <summary>Found by a search: at quality 1 pixel (1, 4) is restored as 711, so far out that the plain C code of libjpeg wraps it to 0.</summary>
    [TestMethod]
    public void RoundTrip_OvershootBeyondTheWrap_SaturatesAsLibjpegTurboDoes()
    {
        byte[] block =
        [
            191, 17, 103, 34, 162, 250, 0, 238, 138, 255, 0, 0, 255, 107, 113, 78, 212, 0, 0, 147, 255, 130, 177, 255, 255, 0, 255, 255, 138, 158, 255, 0,
            146, 143, 221, 255, 255, 255, 255, 71, 157, 218, 0, 225, 0, 187, 0, 255, 164, 136, 0, 255, 255, 255, 223, 0, 0, 255, 255, 248, 0, 194, 255, 186,
        ];
        byte[] expected =
        [
            227, 134, 145, 82, 164, 255, 52, 215, 224, 237, 0, 0, 255, 148, 91, 46, 255, 121, 52, 45, 255, 135, 105, 238, 247, 0, 255, 180, 123, 159, 255, 0,
            145, 121, 210, 203, 65, 248, 224, 64, 194, 248, 17, 255, 0, 255, 77, 255, 164, 179, 1, 240, 255, 183, 255, 0, 61, 204, 255, 127, 0, 231, 158, 204,
        ];
        foreach (var (form, decoded) in EveryForm(block, new FrameSize(8, 8), 1))
            CollectionAssert.AreEqual(expected, decoded, form);
    }

    [TestMethod]
    public void RoundTrip_SourceIsDestination_GivesTheSame()
    {
        var size = new FrameSize(45, 83);
        byte[] grey = JpegImages.Make("photons", size);
        var apart = new byte[grey.Length];
        JpegQuantization.RoundTrip(grey, size, 75, apart);
        JpegQuantization.RoundTrip(grey, size, 75, grey);
        CollectionAssert.AreEqual(apart, grey);
    }

    [TestMethod]
    public void RoundTrip_ManyFrames_AllocatesNothing()
    {
        var size = new FrameSize(61, 64);
        byte[] grey = JpegImages.Make("photons", size);
        JpegQuantization.RoundTrip(grey, size, 75, grey);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
            JpegQuantization.RoundTrip(grey, size, 75, grey);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Quantizer_EveryQualityAndNumerator_DividesExactly()
    {
        foreach (int quality in Enumerable.Range(1, 100))
        {
            foreach (JpegQuantizer quantizer in (ReadOnlySpan<JpegQuantizer>)[JpegQuantizer.ForLuminance(quality), JpegQuantizer.ForChrominance(quality)])
            {
                int[] tables = quantizer.Tables;
                for (int i = 0; i < 64; i += 7)
                {
                    int half = tables[JpegQuantizer.HalfTable + i], divisor = 8 * quantizer.Steps[i];
                    for (int numerator = half; numerator < 1 << JpegQuantizer.NumeratorBits; numerator++)
                    {
                        long product = (long)numerator * tables[JpegQuantizer.MultiplierTable + i];
                        if (product > int.MaxValue || product >> tables[JpegQuantizer.ShiftTable + i] != numerator / divisor)
                            Assert.Fail($"{numerator} / {divisor}");
                    }
                }
            }
        }
    }

    [TestMethod]
    public void RoundTrip_BadArguments_SayWhatIsWrong()
    {
        var four = new byte[4];
        var lengths = Assert.ThrowsExactly<ArgumentException>(() => JpegQuantization.RoundTrip(four, new FrameSize(2, 3), 75, four));
        StringAssert.Contains(lengths.Message, "4 pixels; a frame of 2 x 3 needs 6");
        Assert.ThrowsExactly<ArgumentException>(() => JpegQuantization.RoundTrip(four, new FrameSize(2, 2), 75, new byte[5]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => JpegQuantization.RoundTrip(four, new FrameSize(2, 2), 0, four));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => JpegQuantization.RoundTrip(four, new FrameSize(2, 2), 101, four));
        JpegQuantization.RoundTrip([], new FrameSize(0, 7), 75, []);
    }

    private static IEnumerable<(string Form, byte[] Decoded)> EveryForm(byte[] grey, FrameSize size, int quality)
    {
        JpegQuantizer quantizer = JpegQuantizer.ForLuminance(quality);
        var decoded = new byte[grey.Length];
        JpegQuantization.RoundTrip(grey, size, quality, decoded);
        yield return ("chosen form", decoded);
        decoded = new byte[grey.Length];
        JpegBlocks<Lanes128>.RoundTrip(grey, size, quantizer, decoded);
        yield return ("128 bits", decoded);
        decoded = new byte[grey.Length];
        JpegBlocks<Lanes256>.RoundTrip(grey, size, quantizer, decoded);
        yield return ("256 bits", decoded);
        decoded = new byte[grey.Length];
        JpegBlocks<Lanes512>.RoundTrip(grey, size, quantizer, decoded);
        yield return ("512 bits", decoded);
    }

    private static byte[] RandomImage(Random random, FrameSize size)
    {
        var grey = new byte[size.PixelCount];
        int kind = random.Next(4), low = random.Next(256), high = random.Next(256), period = random.Next(1, 9);
        for (int i = 0; i < grey.Length; i++)
        {
            grey[i] = (byte)(kind switch
            {
                0 => random.Next(256),
                1 => random.Next(2) == 0 ? 0 : 255,
                2 => i % size.Width / period % 2 == 0 ? low : high,
                _ => random.Next(100) < 80 ? 0 : random.Next(256),
            });
        }

        return grey;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
