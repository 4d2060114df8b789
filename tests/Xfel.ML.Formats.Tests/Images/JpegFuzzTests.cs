namespace Xfel.ML.Formats.Tests.Images;

/// <summary>Whatever bytes a JPEG file holds, the answer is an image or a <see cref="FrameFileException"/> of one line, and libjpeg-turbo survives it.</summary>
[TestClass]
public sealed class JpegFuzzTests
{
    private const int Mutants = 120;

    [TestMethod]
    [DataRow("jpeg_grey.jpg", 1)]
    [DataRow("jpeg_420.jpg", 2)]
    [DataRow("jpeg_420_progressive.jpg", 3)]
    [DataRow("jpeg_rgb.jpg", 4)]
    [DataRow("jpeg_cmyk.jpg", 5)]
    public void ReadGrey_MutatedFile_GivesAnImageOrOneError(string name, int seed)
    {
        JpegLibrary.Require();
        FileMutation.Fuzz<FrameFileException>(File.ReadAllBytes(GoldenImages.File(name)), seed, Mutants, FileMutation.Mutate, path =>
        {
            float[] grey = JpegFile.ReadGrey(path, out FrameSize size);
            Assert.HasCount(size.PixelCount, grey);
        });
    }
}
