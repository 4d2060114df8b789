using System.Text.Json;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Downloads;

[TestClass]
public sealed class PinningTests
{
    private static readonly byte[] Content = PullCase.Content(20_000);

    [TestMethod]
    public void Pull_NoDigestKnown_PinsWhatCame()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        DownloadedFile file = it.Pull(it.Set());
        StringAssert.Contains(file.VerifiedBy, "first download");
        JsonElement pinned = JsonDocument.Parse(File.ReadAllText(it.Lock)).RootElement.GetProperty("files")[0];
        Assert.AreEqual(PullCase.Digest(Content), pinned.GetProperty("sha256").GetString());
        Assert.AreEqual(Content.Length, pinned.GetProperty("size").GetInt64());
        Assert.AreEqual(it.Server.Url().ToString(), pinned.GetProperty("url").GetString());
    }

    [TestMethod]
    public void Pull_Again_VerifiesAgainstThePin()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        it.Pull(it.Set());
        DownloadedFile second = it.Pull(it.Set());
        StringAssert.Contains(second.VerifiedBy, it.Lock);
        Assert.IsFalse(second.Downloaded);
        File.Delete(it.Path);
        Assert.IsTrue(it.Pull(it.Set()).Downloaded);
    }

    [TestMethod]
    [DataRow(20_000)]
    [DataRow(19_000)]
    public void Pull_OfferHasChangedSince_IsNoticed(int length)
    {
        byte[] content = Content;
        using var it = new PullCase(request => LocalAnswer.File(request, content));
        it.Pull(it.Set());
        File.Delete(it.Path);
        content = PullCase.Content(length, seed: 2);
        DataSetException failure = Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set()));
        StringAssert.Contains(failure.Message, it.Lock);
        StringAssert.Contains(failure.Message, "pinned");
        Assert.IsEmpty(it.Files());
        File.Delete(it.Lock);
        Assert.AreEqual(PullCase.Digest(content), it.Pull(it.Set()).Sha256, "as the message says");
    }

    [TestMethod]
    public void Pull_FileWasChangedHere_IsNoticedAndLeftAlone()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        it.Pull(it.Set());
        byte[] changed = [.. Content];
        changed[777] ^= 1;
        File.WriteAllBytes(it.Path, changed);
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set())).Message, "was changed");
        CollectionAssert.AreEqual(changed, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_SomebodysFileIsThere_IsNotTakenForTheDownload()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        File.WriteAllText(it.Path, "mine");
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set())).Message, "move it away");
        Assert.AreEqual("mine", File.ReadAllText(it.Path));
    }

    [TestMethod]
    public void Pull_DigestIsPublishedLater_ItCounts()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        it.Pull(it.Set());
        Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set(digestOf: PullCase.Content(20_000, seed: 3))));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("{}")]
    [DataRow("""{"version":2,"dataSet":"case","files":[]}""")]
    [DataRow("""{"version":1,"dataSet":"other","files":[]}""")]
    [DataRow("""{"version":1,"dataSet":"case","files":[null]}""")]
    [DataRow("""{"version":1,"dataSet":"case","files":[{"name":"data.bin"}]}""")]
    public void Pull_LockFileIsDamaged_SaysSo(string text)
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        File.WriteAllText(it.Lock, text);
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => it.Pull(it.Set())).Message, it.Lock);
        Assert.IsEmpty(it.Server.Requests);
    }
}
