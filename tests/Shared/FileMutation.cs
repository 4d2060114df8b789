namespace Xfel.ML.TestSupport;

/// <summary>Spoils files for fuzz tests, from a seed.</summary>
internal static class FileMutation
{
    /// <summary>A copy that is cut off, has other digits, runs of 0 or 255, a gap, or other bytes.</summary>
    public static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                // Digits in headers change shapes and types without breaking the syntax.
                int[] digits = [.. Enumerable.Range(0, bytes.Length).Where(i => char.IsAsciiDigit((char)bytes[i]))];
                for (int n = random.Next(1, 4); n > 0 && digits.Length > 0; n--)
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

    /// <summary>
    /// Reads <paramref name="mutants"/> spoilt copies of a file: each must give a result or an error of one line, and allocate no more than the file warrants.
    /// </summary>
    /// <typeparam name="TError">The error that a spoilt file may give.</typeparam>
    /// <param name="original">The sound file.</param>
    /// <param name="seed">The seed, which a failure names.</param>
    /// <param name="mutants">How many copies.</param>
    /// <param name="mutate">Spoils a copy.</param>
    /// <param name="read">Reads the file at a path.</param>
    /// <param name="extension">The extension that the copies have.</param>
    public static void Fuzz<TError>(byte[] original, int seed, int mutants, Func<byte[], Random, byte[]> mutate, Action<string> read, string extension = "")
        where TError : Exception
    {
        const long FixedBytes = 1 << 20, BytesPerByte = 256;
        using var folder = new TemporaryFolder();
        string path = folder.File("mutant" + extension);
        var random = new Random(seed);
        for (int i = 0; i < mutants; i++)
        {
            byte[] mutant = mutate(original, random);
            File.WriteAllBytes(path, mutant);
            string which = $"seed {seed}, mutant {i}";
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(path);
            }
            catch (TError exception)
            {
                Assert.IsFalse(exception.Message.Any(char.IsControl), $"{which}: {exception.Message}");
            }
            catch (Exception exception)
            {
                Assert.Fail($"{which}: {exception}\n{Convert.ToHexString(mutant)}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.IsLessThan(FixedBytes + BytesPerByte * mutant.Length, allocated, $"{which}: {allocated} bytes for a file of {mutant.Length}\n{Convert.ToHexString(mutant)}");
        }
    }
}
