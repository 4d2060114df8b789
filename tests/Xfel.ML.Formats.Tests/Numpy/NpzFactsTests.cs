namespace Xfel.ML.Formats.Tests;

/// <summary>What an NPZ file says beside its frames about how they were made.</summary>
[TestClass]
public sealed class NpzFactsTests
{
    [TestMethod]
    public void Open_CommandVersionAndGain_AreNotes()
    {
        using var folder = new TemporaryFolder();
        IReadOnlyDictionary<string, string> notes = Notes(folder, file =>
        {
            file.WriteText("command", ["simulate --seed 1"]);
            file.WriteText("version", ["Xfel.ML 1"]);
            file.Write("adu_per_photon", [41.5]);
        });
        Assert.AreEqual("simulate --seed 1", notes["command"]);
        Assert.AreEqual("Xfel.ML 1", notes["version"]);
        Assert.AreEqual("41.5 detector units a photon", notes["gain"]);
    }

    [TestMethod]
    public void Open_ArraysOfAnotherKind_AreLeftAlone()
    {
        using var folder = new TemporaryFolder();
        Assert.IsEmpty(Notes(folder, _ => { }));
        Assert.IsEmpty(Notes(folder, file =>
        {
            file.Write<float>("command", [1, 2, 3]);
            file.WriteText("version", ["a", "b"]);
            file.WriteText("adu_per_photon", ["much"]);
        }));
        Assert.IsEmpty(Notes(folder, file =>
        {
            file.WriteText("command", [""]);
            file.WriteText("version", []);
            file.Write("adu_per_photon", [double.NaN]);
        }));
        Assert.IsEmpty(Notes(folder, file => file.Write("adu_per_photon", [double.PositiveInfinity])));
        Assert.IsEmpty(Notes(folder, file => file.Write("adu_per_photon", [-1.0])));
    }

    [TestMethod]
    public void Open_WrittenByNumpy_AreNotes()
    {
        using var folder = new TemporaryFolder();
        Python.Run(["numpy"], """
            import numpy, sys
            numpy.savez(sys.argv[1], frames=numpy.ones((2, 3, 4)), command='simulate --count 2', version=b'1', adu_per_photon=numpy.float32(2))
            """, folder.File("a.npz"));
        using IFrameSource source = FrameFile.Open(folder.File("a.npz"));
        Assert.AreEqual("simulate --count 2", source.Facts.Notes["command"]);
        Assert.AreEqual("1", source.Facts.Notes["version"]);
        Assert.AreEqual("2 detector units a photon", source.Facts.Notes["gain"]);
    }

    private static IReadOnlyDictionary<string, string> Notes(TemporaryFolder folder, Action<NpzWriter> write)
    {
        NpzFile.Write(folder.File("a.npz"), file =>
        {
            file.Write<float>("frames", new float[24], 2, 3, 4);
            write(file);
        });
        using IFrameSource source = FrameFile.Open(folder.File("a.npz"));
        return source.Facts.Notes;
    }
}
