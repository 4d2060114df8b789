namespace Xfel.ML.Formats.Tests;

/// <summary>Whatever bytes a file holds, the answer is frames, reasons or a <see cref="FrameFileException"/>, and no more memory than the file warrants.</summary>
[TestClass]
public sealed class NumpyFuzzTests
{
    private const int Mutants = 500;
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
    public void Open_MutatedFile_GivesFramesReasonsOrOneError(string name, int seed) =>
        FileMutation.Fuzz<FrameFileException>(File.ReadAllBytes(Golden.File(name)), seed, Mutants, FileMutation.Mutate, ReadEverything);

    private static void ReadEverything(string path)
    {
        using IFrameSource source = FrameFile.Open(path);
        Assert.IsTrue(source.Size.PixelCount <= MaxPixels, $"a frame of {source.Size} from a file of {new FileInfo(path).Length} bytes");
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < Math.Min(source.Count, 10); i++)
            source.TryRead(i, pixels);
        Assert.IsFalse(string.IsNullOrEmpty(source.Describe()));
    }
}
