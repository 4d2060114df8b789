namespace Xfel.ML.Formats.Tests.Images;

/// <summary>Whatever bytes a JPEG file holds, the answer is an image or a <see cref="FrameFileException"/> of one line, and libjpeg-turbo survives it.</summary>
[TestClass]
public sealed class JpegFuzzTests
{
    private const int Mutants = 100;

    [TestMethod]
    [DataRow("jpeg_grey.jpg", 1)]
    [DataRow("jpeg_420.jpg", 2)]
    [DataRow("jpeg_420_progressive.jpg", 3)]
    [DataRow("jpeg_rgb.jpg", 4)]
    [DataRow("jpeg_cmyk.jpg", 5)]
    public void ReadGrey_MutatedFile_GivesAnImageOrOneError(string name, int seed)
    {
        if (Internals.TurboJpeg.Library.Handle == 0)
            Assert.Inconclusive("needs libturbojpeg (Debian: libturbojpeg0), which is not on this machine");
        var random = new Random(seed);
        byte[] original = File.ReadAllBytes(GoldenImages.File(name));
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = FuzzTests.Mutate(original, random);
            ImageFuzz.IsImage(() => JpegFile.ReadGrey(new MemoryStream(mutant), "mutant", out _), mutant, $"{name}, seed {seed}, mutant {i}");
        }
    }
}
