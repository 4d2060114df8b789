namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class AtomicFileTests
{
    [TestMethod]
    public void Write_NewFile_AppearsWithItsFolder()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "a", "b", "file.bin");
        AtomicFile.Write(path, stream =>
        {
            stream.Write([1, 2, 3]);
            Assert.IsFalse(File.Exists(path), "the file must not be there before it is whole");
        });
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, File.ReadAllBytes(path));
        Assert.AreEqual(1, Directory.GetFiles(Path.GetDirectoryName(path)!).Length);
    }

    [TestMethod]
    public void Write_Fails_LeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("file.bin");
        File.WriteAllBytes(path, [9]);
        var error = Assert.ThrowsExactly<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("disk full");
        }));
        Assert.AreEqual("disk full", error.Message);
        CollectionAssert.AreEqual(new byte[] { 9 }, File.ReadAllBytes(path));
        Assert.AreEqual(1, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [TestMethod]
    public void Write_StreamFailsAtAnyByte_NoWriterLeavesAFile()
    {
        using var folder = new TemporaryFolder();
        foreach (int limit in (int[])[0, 20, 100, 400, 900])
        {
            foreach (Action<Stream> write in (Action<Stream>[])
            [
                stream => NpyFile.Write<float>(stream, new float[400], 20, 20),
                stream => new NpzWriter(stream).Write<float>("frames", new float[400], 1, 20, 20),
                stream => JpegFile.WriteGrey(stream, Noise(), new FrameSize(40, 40), 95),
                stream => PngFile.WriteGrey(stream, Noise(), new FrameSize(40, 40)),
            ])
            {
                Assert.ThrowsExactly<IOException>(() => AtomicFile.Write(folder.File("out"), stream => write(new FailingStream(stream, limit))));
                Assert.AreEqual(0, Directory.GetFileSystemEntries(folder.Path).Length);
            }
        }
    }

    [TestMethod]
    public void Write_TargetIsAFolder_Throws()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<Exception>(() => AtomicFile.Write(folder.Path, stream => stream.WriteByte(1)));
        Assert.AreEqual(0, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [TestMethod]
    public void WriteAside_Fails_LeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("file.bin");
        File.WriteAllBytes(path, [9]);
        Assert.ThrowsExactly<IOException>(() => AtomicFile.WriteAside(path, temporary =>
        {
            File.WriteAllBytes(temporary, [1, 2]);
            throw new IOException("disk full");
        }));
        CollectionAssert.AreEqual(new byte[] { 9 }, File.ReadAllBytes(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
        AtomicFile.WriteAside(path, temporary => File.WriteAllBytes(temporary, [1, 2]));
        CollectionAssert.AreEqual(new byte[] { 1, 2 }, File.ReadAllBytes(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void WouldReplace_TheInputUnderEveryName_IsTrue()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("run"));
        string input = Path.Combine(folder.File("run"), "input.h5"), other = folder.File("other.h5");
        File.WriteAllText(input, "frames");
        File.WriteAllText(other, "frames");
        File.CreateSymbolicLink(folder.File("link.h5"), input);
        File.CreateSymbolicLink(folder.File("link2.h5"), "link.h5");
        Directory.CreateSymbolicLink(folder.File("folder"), "run");
        foreach (string name in (string[])["run/input.h5", "run/../run/./input.h5", "link.h5", "link2.h5", "folder/input.h5"])
        {
            Assert.IsTrue(AtomicFile.WouldReplace(folder.File(name), input), name);
            Assert.IsTrue(AtomicFile.WouldReplace(input, folder.File(name)), name);
        }

        Assert.IsTrue(AtomicFile.WouldReplace(input, folder.File("run")), "a file of an input folder");
        Assert.IsTrue(AtomicFile.WouldReplace(input, folder.File("folder")), "a file of an input folder, by a link");
        Assert.IsFalse(AtomicFile.WouldReplace(other, input));
        Assert.IsFalse(AtomicFile.WouldReplace(other, folder.File("run")));
        Assert.IsFalse(AtomicFile.WouldReplace(Path.Combine(folder.File("run"), "new.h5"), folder.File("run")), "a new file");
    }

    [TestMethod]
    public void WouldReplace_HardLink_IsTrue()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("two names of one file are told apart by name alone outside Linux");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.h5"), "frames");
        using (var link = System.Diagnostics.Process.Start("ln", [folder.File("a.h5"), folder.File("b.h5")]))
            link.WaitForExit();
        Assert.IsTrue(AtomicFile.WouldReplace(folder.File("b.h5"), folder.File("a.h5")));
    }

    private static byte[] Noise()
    {
        var noise = new byte[1600];
        new Random(1).NextBytes(noise);
        return noise;
    }

    /// <summary>A disk that is full after some bytes.</summary>
    private sealed class FailingStream(Stream inner, int limit) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Position + buffer.Length > limit)
                throw new IOException("No space left on device");
            inner.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
