namespace Xfel.ML.Formats.Tests.Images;

/// <summary>What the fuzz tests of the image readers ask of each mutant.</summary>
internal static class ImageFuzz
{
    private const int MaxPixels = 1 << 22;

    /// <summary>Whether the mutant is an image; any failure but a one-line <see cref="FrameFileException"/> fails the test.</summary>
    public static bool IsImage(Func<float[]> read, byte[] mutant, string which)
    {
        try
        {
            float[] pixels = read();
            Assert.IsTrue(pixels.Length is > 0 and <= MaxPixels, $"{which}: {pixels.Length} pixels from {mutant.Length} bytes");
            return true;
        }
        catch (FrameFileException exception)
        {
            Assert.IsFalse(exception.Message.Any(char.IsControl), exception.Message);
            return false;
        }
        catch (Exception exception) when (exception is not UnitTestAssertException)
        {
            Assert.Fail($"{which}: {exception}\n{Convert.ToHexString(mutant)}");
            return false;
        }
    }
}
