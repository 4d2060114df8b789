using System.Formats.Tar;
using System.IO.Compression;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Downloads;

[TestClass]
public sealed class UnpackingTests
{
    private static readonly byte[] One = PullCase.Content(70_000);
    private static readonly byte[] Two = PullCase.Content(300, seed: 2);

    [TestMethod]
    [DataRow("zip")]
    [DataRow("tar")]
    [DataRow("tar.gz")]
    public void Pull_Archive_IsUnpacked(string kind)
    {
        byte[] archive = TestArchives.Of(kind, ("run/", []), ("run/one.cxi", One), ("./run/deep/er/two.txt", Two), ("empty", []), (new string('n', 150) + ".h5", Two));
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        string? folder = it.Pull(it.Set(digestOf: archive, extract: true, name: $"set.{kind}")).ExtractedTo;
        Assert.AreEqual(Path.Combine(it.Folder, "set"), folder);
        CollectionAssert.AreEqual(One, File.ReadAllBytes(Path.Combine(folder!, "run", "one.cxi")));
        CollectionAssert.AreEqual(Two, File.ReadAllBytes(Path.Combine(folder!, "run", "deep", "er", "two.txt")));
        Assert.HasCount(4, Directory.GetFiles(folder!, "*", SearchOption.AllDirectories));
        CollectionAssert.AreEqual(new[] { "set", $"set.{kind}" }, it.Files());
    }

    [TestMethod]
    public void Pull_Again_UnpacksOnce()
    {
        byte[] archive = TestArchives.Of("zip", ("a", One));
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        DataSetInfo set = it.Set(name: "set.zip");
        Assert.IsNull(it.Pull(set).ExtractedTo);
        DataSetDownloadOptions extract = it.Options with { Extract = true };
        string folder = it.Pull(set, extract).ExtractedTo!;
        File.Delete(Path.Combine(folder, "a"));
        it.Pull(set, extract);
        Assert.IsFalse(File.Exists(Path.Combine(folder, "a")), "what was unpacked is the user's");
        Directory.Delete(folder);
        it.Pull(set, extract);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "a")));
        Assert.HasCount(1, it.Server.Requests);
    }

    [TestMethod]
    public void Pull_FolderIsThere_IsNotMixedWithTheArchive()
    {
        byte[] archive = TestArchives.Of("zip", ("a", One));
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        Directory.CreateDirectory(Path.Combine(it.Folder, "set"));
        StringAssert.Contains(Refused(it, it.Set(extract: true, name: "set.zip")), "move it away");
        Assert.IsEmpty(Directory.GetFileSystemEntries(Path.Combine(it.Folder, "set")));
    }

    [TestMethod]
    [DataRow("/etc/passwd")]
    [DataRow("../evil")]
    [DataRow("a/../../evil")]
    [DataRow("a/./b")]
    [DataRow("a//b")]
    [DataRow("..\\evil")]
    [DataRow("C:\\evil")]
    [DataRow("C:/evil")]
    [DataRow("a/CON")]
    [DataRow("aux.txt")]
    [DataRow("a/b\u0007")]
    [DataRow("a\nb")]
    [DataRow("a\u202egpj")]
    [DataRow("trailing./x")]
    [DataRow("x:stream")]
    public void Pull_HostileName_RefusesTheWholeArchive(string name)
    {
        foreach (string kind in new[] { "zip", "tar", "tar.gz" })
        {
            byte[] archive = TestArchives.Of(kind, ("good", One), (name, Two));
            using var it = new PullCase(request => LocalAnswer.File(request, archive));
            string message = Refused(it, it.Set(extract: true, name: $"set.{kind}"));
            StringAssert.Contains(message, "nothing was unpacked");
            Assert.DoesNotContain('\u0007', message);
            CollectionAssert.AreEqual(new[] { $"set.{kind}" }, it.Files());
            Assert.IsFalse(File.Exists(Path.Combine(it.Folder, "..", "evil")));
        }
    }

    [TestMethod]
    [DataRow("a", "a")]
    [DataRow("a", "A")]
    [DataRow("a", "./a")]
    [DataRow("a", "a/b")]
    [DataRow("a/b", "a")]
    [DataRow("a", "a/")]
    [DataRow("A/b", "a/B")]
    public void Pull_TwoOfAName_RefusesTheWholeArchive(string first, string second)
    {
        foreach (string kind in new[] { "zip", "tar" })
        {
            byte[] archive = TestArchives.Of(kind, (first, One), (second, second.EndsWith('/') ? [] : Two));
            using var it = new PullCase(request => LocalAnswer.File(request, archive));
            StringAssert.Contains(Refused(it, it.Set(extract: true, name: $"set.{kind}")), "nothing was unpacked");
            CollectionAssert.AreEqual(new[] { $"set.{kind}" }, it.Files());
        }
    }

    [TestMethod]
    [DataRow(TarEntryType.SymbolicLink, "a link")]
    [DataRow(TarEntryType.HardLink, "a link")]
    [DataRow(TarEntryType.Fifo, "special file")]
    [DataRow(TarEntryType.CharacterDevice, "special file")]
    [DataRow(TarEntryType.BlockDevice, "special file")]
    public void Pull_TarWithSpecialFile_IsRefused(TarEntryType type, string named)
    {
        var entry = new PaxTarEntry(type, "odd");
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            entry.LinkName = "/etc/passwd";
        byte[] archive = TestArchives.Tar(tar => tar.WriteEntry(entry));
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        StringAssert.Contains(Refused(it, it.Set(extract: true, name: "set.tar")), named);
        CollectionAssert.AreEqual(new[] { "set.tar" }, it.Files());
    }

    [TestMethod]
    [DataRow(0xA000, "a link")]
    [DataRow(0x2000, "special file")]
    [DataRow(0x6000, "special file")]
    [DataRow(0x1000, "special file")]
    public void Pull_ZipWithSpecialFile_IsRefused(int kind, string named)
    {
        byte[] archive = TestArchives.Zip(zip => TestArchives.Add(zip, "odd", "/etc/passwd"u8.ToArray()).ExternalAttributes = (kind | 0x1FF) << 16);
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        StringAssert.Contains(Refused(it, it.Set(extract: true, name: "set.zip")), named);
    }

    [TestMethod]
    [DataRow("zip")]
    [DataRow("tar.gz")]
    public void Pull_Bomb_IsRefusedUnlessItsSizeIsStated(string kind)
    {
        byte[] archive = TestArchives.Of(kind, ("zeros", new byte[20_000_000]));
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        StringAssert.Contains(Refused(it, it.Set(extract: true, name: $"set.{kind}")), "fill the disk");
        StringAssert.Contains(Refused(it, it.Set(extract: true, name: $"set.{kind}", extractedSize: 19_999_999)), "19999999");
        string folder = it.Pull(it.Set(extract: true, name: $"set.{kind}", extractedSize: 20_000_000)).ExtractedTo!;
        Assert.AreEqual(20_000_000, new FileInfo(Path.Combine(folder, "zeros")).Length);
    }

    [TestMethod]
    public void Pull_DiskIsTooSmallForTheContent_DoesNotBegin()
    {
        byte[] archive = TestArchives.Of("zip", ("a", [.. One[..20_000], .. new byte[180_000]]));
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        DownloadException failure = Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(extract: true, name: "set.zip"), it.Options with { FreeBytes = _ => 100_000 }));
        StringAssert.Contains(failure.Message, "200000");
        CollectionAssert.AreEqual(new[] { "set.zip" }, it.Files());
    }

    [TestMethod]
    [DataRow('L')]
    [DataRow('K')]
    [DataRow('x')]
    [DataRow('g')]
    public void Pull_TarWithAnEndlessName_IsRefusedBeforeMemoryIsTaken(char kind)
    {
        byte[] archive = [.. TestArchives.TarHeader("long", kind, "17000000000\0"), .. new byte[1024]];
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        StringAssert.Contains(Refused(it, it.Set(extract: true, name: "set.tar")), "a name in it takes");
    }

    [TestMethod]
    public void Pull_TarWithContentThatLooksLikeAHeader_IsContent()
    {
        byte[] content = [.. TestArchives.TarHeader("long", 'L', "17000000000\0"), 1, 2, 3];
        byte[] archive = TestArchives.Of("tar", ("inner.tar", content), ("after", Two));
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        string folder = it.Pull(it.Set(extract: true, name: "set.tar")).ExtractedTo!;
        CollectionAssert.AreEqual(content, File.ReadAllBytes(Path.Combine(folder, "inner.tar")));
    }

    [TestMethod]
    [DataRow("zip", 0.5)]
    [DataRow("zip", 0.99)]
    [DataRow("tar", 0.3)]
    [DataRow("tar.gz", 0.5)]
    [DataRow("tar.gz", 0.99)]
    public void Pull_TruncatedArchive_IsRefused(string kind, double part)
    {
        byte[] archive = TestArchives.Of(kind, ("one", One), ("two", One), ("three", One));
        archive = archive[..(int)(archive.Length * part)];
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        StringAssert.Contains(Refused(it, it.Set(extract: true, name: $"set.{kind}")), "nothing was unpacked");
        CollectionAssert.AreEqual(new[] { $"set.{kind}" }, it.Files());
    }

    [TestMethod]
    [DataRow("zip")]
    [DataRow("tar")]
    [DataRow("tar.gz")]
    public void Pull_DamagedArchive_IsRefusedOrUnpackedWhole(string kind)
    {
        byte[] archive = TestArchives.Of(kind, ("run/one", PullCase.Content(700)), ("run/two", Two), ("three", Two));
        var random = new Random(4);
        for (int mutation = 0; mutation < 150; mutation++)
        {
            byte[] damaged = [.. archive];
            for (int i = random.Next(1, 4); i > 0; i--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            using var folder = new TemporaryFolder();
            string path = folder.File($"set.{kind}");
            File.WriteAllBytes(path, damaged);
            var unpacking = new Internals.Unpacking(path, new DataSetFile(Path.GetFileName(path), null, "", null, null, DataSetFile.NoDigest), new DataSetDownloadOptions());
            try
            {
                if (unpacking.IsArchive)
                    unpacking.Run(() => { }, CancellationToken.None);
            }
            catch (DataSetException exception)
            {
                StringAssert.Contains(exception.Message, path, $"mutation {mutation}");
                Assert.IsFalse(Directory.Exists(unpacking.Target), $"mutation {mutation}");
            }

            Assert.IsFalse(Directory.Exists(path + ".unpacking"), $"mutation {mutation}");
        }
    }

    [TestMethod]
    public void Pull_NoArchive_IsLeftUnlessTheManifestSaysOtherwise()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, One));
        Assert.IsNull(it.Pull(it.Set(), it.Options with { Extract = true }).ExtractedTo);
        StringAssert.Contains(Refused(it, it.Set(extract: true)), "no zip, tar or tar.gz");
    }

    [TestMethod]
    public void Pull_GzipOfSomethingElse_IsNoArchive()
    {
        byte[] content = TestArchives.Gzip(One);
        using var it = new PullCase(request => LocalAnswer.File(request, content));
        Assert.IsNull(it.Pull(it.Set(), it.Options with { Extract = true }).ExtractedTo);
    }

    [TestMethod]
    public void Pull_CancelledWhileUnpacking_LeavesTheArchiveOnly()
    {
        byte[] archive = TestArchives.Of("zip", ("a", One), ("b", One));
        using var cancel = new CancellationTokenSource();
        using var it = new PullCase(request => LocalAnswer.File(request, archive));
        var progress = new Canceller(cancel);
        Assert.Throws<OperationCanceledException>(() => it.Pull(it.Set(extract: true, name: "set.zip"), it.Options with { Progress = progress }, cancel.Token));
        CollectionAssert.AreEqual(new[] { "set.zip" }, it.Files());
    }

    private static string Refused(PullCase it, DataSetInfo set) => Assert.ThrowsExactly<DataSetException>(() => it.Pull(set)).Message;

    private sealed class Canceller(CancellationTokenSource source) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Stage.StartsWith("unpack", StringComparison.Ordinal))
                source.Cancel();
        }
    }
}
