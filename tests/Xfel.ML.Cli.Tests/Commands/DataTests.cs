using System.Security.Cryptography;
using System.Text.Json;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class DataTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7 / 3))];

    [TestMethod]
    public void List_Text_SaysWhatIsKnownAndWhatIsNot()
    {
        CliRun run = CliRun.Of("data", "list").Exits(0);
        foreach (string named in new[] { "cxidb-94", "https://www.cxidb.org/id-94.html", "no download address is known", "pins what it got", "vgg16-7.onnx", "527.8 MiB", "Git LFS pointer" })
            StringAssert.Contains(run.Out, named);
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    public void List_Json_IsAManifestThatIsReadBack()
    {
        using var folder = new TemporaryFolder();
        CliRun run = CliRun.Of("data", "list", "--json");
        JsonElement first = run.Json().GetProperty("dataSets")[0];
        Assert.AreEqual("cxidb-94", first.GetProperty("name").GetString());
        Assert.AreEqual(JsonValueKind.Null, first.GetProperty("files")[0].GetProperty("sha256").ValueKind);
        Assert.AreEqual("none known", first.GetProperty("files")[0].GetProperty("digestSource").GetString());
        File.WriteAllText(folder.File("m.json"), run.Out);
        Assert.AreEqual(run.Out, CliRun.Of("data", "list", "--json", "--manifest", folder.File("m.json")).Out);
    }

    [TestMethod]
    public void Pull_DataSet_LiesInItsFolder()
    {
        using var folder = new TemporaryFolder();
        using var server = new LocalServer(request => LocalAnswer.File(request, Content));
        CliRun run = Pull(folder, server.Url()).Exits(0);
        StringAssert.Contains(run.Out, "downloaded");
        StringAssert.Contains(run.Out, Digest(Content));
        StringAssert.Contains(run.Error, "download f.bin, bytes: 100000 of 100000");
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(folder.File("out/f.bin")));
        StringAssert.Contains(Pull(folder, server.Url()).Exits(0).Out, "was there already");
    }

    [TestMethod]
    public void Pull_Json_SaysWhatLiesWhere()
    {
        using var folder = new TemporaryFolder();
        using var server = new LocalServer(request => LocalAnswer.File(request, Content));
        JsonElement document = Pull(folder, server.Url(), "--json").Json();
        Assert.AreEqual("mirror", document.GetProperty("dataSet").GetString());
        JsonElement file = document.GetProperty("files")[0];
        Assert.AreEqual(Digest(Content), file.GetProperty("sha256").GetString());
        Assert.AreEqual(Content.Length, file.GetProperty("size").GetInt32());
        Assert.IsTrue(file.GetProperty("downloaded").GetBoolean());
        Assert.AreEqual(JsonValueKind.Null, file.GetProperty("extractedTo").ValueKind);
    }

    [TestMethod]
    public void Pull_CutAndRunAgain_Resumes()
    {
        using var folder = new TemporaryFolder();
        int connections = 0;
        using var server = new LocalServer(request => LocalAnswer.File(request, Content) with { CutAfter = ++connections == 1 ? 40_000 : null });
        Pull(folder, server.Url(), "--retries", "0").Fails(1, "40000 of 100000", "resumes");
        Pull(folder, server.Url(), "--retries", "0").Exits(0);
        Assert.AreEqual(40_000, server.Requests[1].From);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(folder.File("out/f.bin")));
    }

    [TestMethod]
    public void Pull_WrongDigest_ExitsWith3AndKeepsNothing()
    {
        using var folder = new TemporaryFolder();
        using var server = new LocalServer(request => LocalAnswer.File(request, new byte[Content.Length]));
        Pull(folder, server.Url()).Fails(3, Digest(Content), Digest(new byte[Content.Length]), "pull again");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.File("out")));
    }

    [TestMethod]
    public void Pull_ServerRefuses_ExitsWith1()
    {
        using var folder = new TemporaryFolder();
        using var server = new LocalServer(_ => new LocalAnswer(404, []));
        Pull(folder, server.Url()).Fails(1, "404", "https://example.org/page");
    }

    [TestMethod]
    public void Pull_AddressGiven_PinsTheFirstDownload()
    {
        using var folder = new TemporaryFolder();
        byte[] content = Content;
        using var server = new LocalServer(request => LocalAnswer.File(request, content));
        string[] line = ["data", "pull", "CXIDB-94", "--url", server.Url("/data/94/x.cxi").ToString(), "--out", folder.File("out")];
        StringAssert.Contains(CliRun.Of(line).Exits(0).Out, "first download pins it");
        string file = folder.File("out/helium_nanodroplets_with_labels_zimmermann.cxi");
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(file));
        File.Delete(file);
        content = new byte[Content.Length];
        CliRun.Of(line).Fails(3, "pinned", "cxidb-94.lock.json");
    }

    [TestMethod]
    public void Pull_Extract_Unpacks()
    {
        using var folder = new TemporaryFolder();
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        using (Stream entry = zip.CreateEntry("inside/a.npy").Open())
            entry.Write(Content);
        using var server = new LocalServer(request => LocalAnswer.File(request, stream.ToArray()));
        CliRun run = CliRun.Of("data", "pull", "cxidb-10", "--url", server.Url("/run.zip").ToString(), "--out", folder.File("out"), "--extract").Exits(0);
        StringAssert.Contains(run.Out, "unpacked to");
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(folder.File("out/run/inside/a.npy")));
    }

    [TestMethod]
    [DataRow("data pull nothing", 2, "no data set is called 'nothing'; there are cxidb-94")]
    [DataRow("data pull", 2, "Required argument missing")]
    [DataRow("data", 2, "Required command")]
    [DataRow("data push", 2, "push")]
    [DataRow("data pull vgg16 --retries -1", 2, "Retries is -1")]
    [DataRow("data pull vgg16 --url nowhere", 2, "nowhere")]
    [DataRow("data pull vgg16 --url file:///etc/passwd", 2, "https://")]
    [DataRow("data pull cxidb-10 --url https://example.org/", 2, "file name")]
    [DataRow("data pull cxidb-10", 1, "https://www.cxidb.org/id-10.html")]
    [DataRow("data pull cxidb-94", 1, "https://www.cxidb.org/id-94.html")]
    [DataRow("data list --manifest /nowhere/m.json", 3, "/nowhere/m.json")]
    [DataRow("data pull x --manifest /nowhere/m.json", 3, "/nowhere/m.json")]
    public void Run_BadUsageOrInput_SaysWhat(string line, int code, string named) => CliRun.Of(line.Split(' ')).Fails(code, named);

    [TestMethod]
    public void Pull_CtrlC_KeepsThePartAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        using var server = new LocalServer(request => LocalAnswer.File(request, Content) with { CutAfter = request.From > 0 ? null : 40_000, Stalls = request.From == 0 });
        CliRun run = InterruptedRun.Of(() => new FileInfo(folder.File("out/f.bin.part")) is { Exists: true, Length: 40_000 }, Line(folder, server.Url()));
        run.Fails(1, "interrupted; what has come is kept in");
        Pull(folder, server.Url()).Exits(0);
        Assert.AreEqual(40_000, server.Requests[^1].From);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(folder.File("out/f.bin")));
    }

    private static CliRun Pull(TemporaryFolder folder, Uri url, params string[] more) => CliRun.Of([.. Line(folder, url), .. more]);

    private static string[] Line(TemporaryFolder folder, Uri url)
    {
        string manifest = folder.File("manifest.json");
        File.WriteAllText(manifest, $$"""
            { "version": 1, "dataSets": [ { "name": "mirror", "title": "t", "description": "d", "license": null, "page": "https://example.org/page", "note": null, "files": [
              { "name": "f.bin", "url": "{{url}}", "urlSource": "the test", "size": {{Content.Length}}, "sha256": "{{Digest(Content)}}", "digestSource": "the test" } ] } ] }
            """);
        return ["data", "pull", "mirror", "--manifest", manifest, "--out", folder.File("out")];
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
