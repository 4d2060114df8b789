namespace Xfel.ML.Formats.Tests.Images;

/// <summary>Whatever bytes a PNG file holds, the answer is an image or a <see cref="FrameFileException"/> of one line.</summary>
[TestClass]
public sealed class PngFuzzTests
{
    private const int Mutants = 250;

    [TestMethod]
    [DataRow("grey8.png", 1)]
    [DataRow("grey1_adam7.png", 2)]
    [DataRow("rgb16.png", 3)]
    [DataRow("palette4.png", 4)]
    [DataRow("palette8_adam7.png", 5)]
    [DataRow("rgba8_adam7.png", 6)]
    [DataRow("rgb8_many_chunks.png", 7)]
    [DataRow("pil_p.png", 8)]
    public void ReadGrey_MutatedFile_GivesAnImageOrOneError(string name, int seed)
    {
        int read = 0;
        FileMutation.Fuzz<FrameFileException>(File.ReadAllBytes(GoldenImages.File(name)), seed, Mutants, Mutate, path =>
        {
            float[] grey = PngFile.ReadGrey(path, out FrameSize size);
            Assert.HasCount(size.PixelCount, grey);
            read++;
        });
        Assert.IsTrue(read is > 0 and < Mutants, $"{read} of {Mutants} mutants are images: the mutations reach too little");
    }

    /// <summary>Most mutants get right checksums again: without, little but the checksums would be tested.</summary>
    private static byte[] Mutate(byte[] original, Random random)
    {
        byte[] mutant = FileMutation.Mutate(original, random);
        if (random.Next(4) > 0)
            PngBytes.Repair(mutant);
        return mutant;
    }
}
