namespace Xfel.ML.Formats.Tests;

/// <summary>Whatever bytes a file holds, the answer is frames, reasons or a <see cref="FrameFileException"/>, and no more memory than the file warrants.</summary>
[TestClass]
public sealed class FuzzTests
{
    private const int Mutants = 300;
    private const int MaxPixels = 1 << 22;

    [TestMethod]
    [DataRow("little_f4.npy", 1)]
    [DataRow("big_u2.npy", 2)]
    [DataRow("version3.npy", 3)]
    [DataRow("fortran_2d.npy", 4)]
    [DataRow("stored.npz", 5)]
    [DataRow("deflated.npz", 6)]
    [DataRow("members.npz", 7)]
    [DataRow("multi_label.npz", 8)]
    public void Open_MutatedFile_GivesFramesReasonsOrOneError(string name, int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        byte[] original = File.ReadAllBytes(Golden.File(name));
        string path = folder.File("mutant");
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = Mutate(original, random);
            File.WriteAllBytes(path, mutant);
            try
            {
                ReadEverything(path);
            }
            catch (FrameFileException exception)
            {
                Assert.IsFalse(exception.Message.Any(char.IsControl), exception.Message);
            }
            catch (Exception exception)
            {
                Assert.Fail($"{name}, seed {seed}, mutant {i}: {exception}\n{Convert.ToHexString(mutant)}");
            }
        }
    }

    private static void ReadEverything(string path)
    {
        using IFrameSource source = FrameFile.Open(path);
        Assert.IsTrue(source.Size.PixelCount <= MaxPixels, $"a frame of {source.Size} from a file of {new FileInfo(path).Length} bytes");
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < Math.Min(source.Count, 10); i++)
            source.TryRead(i, pixels);
        Assert.IsFalse(string.IsNullOrEmpty(source.Describe()));
    }

    internal static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                // Digits in headers change shapes and types without breaking the syntax.
                int[] digits = [.. Enumerable.Range(0, bytes.Length).Where(i => char.IsAsciiDigit((char)bytes[i]))];
                for (int n = random.Next(1, 4); n > 0; n--)
                    bytes[digits[random.Next(digits.Length)]] = (byte)('0' + random.Next(10));
                return bytes;
            case 2:
                int at = random.Next(bytes.Length), length = random.Next(1, 9);
                for (int i = at; i < Math.Min(at + length, bytes.Length); i++)
                    bytes[i] = random.Next(2) == 0 ? (byte)0xFF : (byte)0;
                return bytes;
            case 3:
                int cut = random.Next(bytes.Length);
                return [.. bytes[..cut], .. bytes[Math.Min(bytes.Length, cut + random.Next(20))..]];
            default:
                for (int n = random.Next(1, 6); n > 0; n--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
        }
    }
}
