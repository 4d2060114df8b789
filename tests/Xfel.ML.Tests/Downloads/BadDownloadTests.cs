using System.Net;
using System.Net.Sockets;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Downloads;

[TestClass]
public sealed class BadDownloadTests
{
    private static readonly byte[] Content = PullCase.Content(50_000);

    [TestMethod]
    public void Pull_WrongDigest_KeepsNothing()
    {
        byte[] other = PullCase.Content(Content.Length, seed: 2);
        using var it = new PullCase(request => LocalAnswer.File(request, other));
        DataSetException failure = Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set(digestOf: Content)));
        foreach (string named in new[] { it.Path, PullCase.Digest(other), PullCase.Digest(Content), "the test", "https://example.org/page" })
            StringAssert.Contains(failure.Message, named);
        Assert.IsEmpty(Directory.GetFileSystemEntries(it.Folder));
    }

    [TestMethod]
    public void Pull_ServerOffersAnotherSize_IsRefusedBeforeItComes()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        DataSetException failure = Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set(digestOf: Content, size: 49_999)));
        StringAssert.Contains(failure.Message, "offers 50000 bytes; 49999 were expected");
        Assert.IsEmpty(it.Files());
    }

    [TestMethod]
    public void Pull_LoginPageInsteadOfTheRest_LeavesThePart()
    {
        bool portal = false;
        using var it = new PullCase(request => portal ? new LocalAnswer(200, "<html>log in"u8.ToArray()) : LocalAnswer.File(request, Content) with { CutAfter = 20_000 });
        Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(digestOf: Content, size: Content.Length), it.Options with { Retries = 0 }));
        portal = true;
        Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set(digestOf: Content, size: Content.Length)));
        Assert.AreEqual(20_000, new FileInfo(it.Part).Length, "hours of download are not thrown away for a login page");
    }

    [TestMethod]
    public void Pull_WebPageAndNothingToVerifyWith_IsNotPinned()
    {
        using var it = new PullCase(_ => new LocalAnswer(200, "<html>log in"u8.ToArray()) { Headers = { ["Content-Type"] = "text/html; charset=utf-8" } });
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set())).Message, "web page");
        Assert.IsEmpty(Directory.GetFileSystemEntries(it.Folder));
    }

    [TestMethod]
    public void Pull_MoreThanWasStated_IsCutOff()
    {
        // Endless for all that the client knows: it must not wait for the end.
        using var it = new PullCase(request => LocalAnswer.File(request, PullCase.Content(4_000_000)) with { HidesLength = true, CutAfter = 4_000_000, Stalls = true });
        DataSetException failure = Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set(digestOf: Content, size: Content.Length)));
        StringAssert.Contains(failure.Message, "more than the 50000 bytes");
        Assert.IsEmpty(it.Files());
    }

    [TestMethod]
    [DataRow(404)]
    [DataRow(403)]
    [DataRow(410)]
    [DataRow(204)]
    public void Pull_ServerRefuses_SaysSoAtOnce(int status)
    {
        using var it = new PullCase(_ => new LocalAnswer(status, []));
        DownloadException failure = Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(digestOf: Content)));
        StringAssert.Contains(failure.Message, $"{status} Status");
        StringAssert.Contains(failure.Message, "https://example.org/page");
        Assert.HasCount(1, it.Server.Requests);
        Assert.IsEmpty(it.Files());
    }

    [TestMethod]
    [DataRow(500)]
    [DataRow(503)]
    [DataRow(429)]
    public void Pull_ServerIsInTroubleForAWhile_IsAskedAgain(int status)
    {
        int connections = 0;
        using var it = new PullCase(request => ++connections < 3 ? new LocalAnswer(status, []) : LocalAnswer.File(request, Content));
        it.Pull(it.Set(digestOf: Content));
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_ServerStaysInTrouble_EndsAfterTheRetries()
    {
        using var it = new PullCase(_ => new LocalAnswer(500, []));
        StringAssert.Contains(Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(digestOf: Content))).Message, "500");
        Assert.HasCount(4, it.Server.Requests);
        CollectionAssert.AreEqual(new[] { 1.0, 2.0, 4.0 }, it.Waits.Select(wait => wait.TotalSeconds).ToArray());
        Assert.IsEmpty(it.Files());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1000)]
    public void Pull_ServerFallsSilent_CountsAsCut(int after)
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content) with { CutAfter = after, Stalls = true });
        DownloadException failure = Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(digestOf: Content), it.Options with { Retries = 0, StallTimeout = TimeSpan.FromMilliseconds(300) }));
        StringAssert.Contains(failure.Message, "nothing came for 0.3 s");
    }

    [TestMethod]
    public void Pull_NobodyListens_SaysSo()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        using var it = new PullCase(_ => new LocalAnswer(500, []));
        DownloadException failure = Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(url: new Uri($"http://127.0.0.1:{port}/data.bin"))));
        StringAssert.Contains(failure.Message, $"127.0.0.1:{port}");
        Assert.HasCount(3, it.Waits);
        Assert.IsEmpty(it.Files());
    }

    [TestMethod]
    public void Pull_Redirected_Follows()
    {
        using var it = new PullCase(request => request.Path == "/data.bin" ? LocalAnswer.Redirect("/moved/here") : LocalAnswer.File(request, Content));
        it.Pull(it.Set(digestOf: Content));
        Assert.AreEqual("/moved/here", it.Server.Requests[1].Path);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_RedirectedInACircle_Ends()
    {
        using var it = new PullCase(_ => LocalAnswer.Redirect("/data.bin"));
        StringAssert.Contains(Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(digestOf: Content))).Message, "more than 10 redirections");
        Assert.HasCount(11, it.Server.Requests);
    }

    [TestMethod]
    public void Pull_DiskIsTooSmall_DoesNotBegin()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        DownloadException failure = Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(digestOf: Content), it.Options with { FreeBytes = _ => 49_999 }));
        StringAssert.Contains(failure.Message, "needs 50000 more bytes");
        Assert.IsEmpty(it.Files());
    }

    [TestMethod]
    public void Pull_NoAddress_NamesThePage()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "cxidb-94", "CXIDB-10" })
        {
            DataSetInfo set = DataSetCatalog.BuiltIn.Get(name);
            DownloadException failure = Assert.ThrowsExactly<DownloadException>(() => DataSetDownload.PullAsync(set, folder.File("x")).GetAwaiter().GetResult());
            StringAssert.Contains(failure.Message, set.Page.ToString());
            Assert.IsFalse(Directory.Exists(folder.File("x")), "nothing is made for nothing");
        }
    }

    [TestMethod]
    public void Pull_TwoAtOnce_TheSecondLeavesTheFirstAlone()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        using (new FileStream(it.Part, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            Assert.Throws<IOException>(() => it.Pull(it.Set(digestOf: Content)));
        Assert.IsEmpty(it.Server.Requests);
        it.Pull(it.Set(digestOf: Content));
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }
}
