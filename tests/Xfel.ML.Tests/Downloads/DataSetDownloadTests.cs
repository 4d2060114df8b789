using Xfel.ML.TestSupport;

namespace Xfel.ML.Downloads;

[TestClass]
public sealed class DataSetDownloadTests
{
    private static readonly byte[] Content = PullCase.Content(300_000);

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(300_000)]
    public void Pull_WholeFile_IsThereAndVerified(int length)
    {
        byte[] content = Content[..length];
        using var it = new PullCase(request => LocalAnswer.File(request, content));
        DownloadedFile file = it.Pull(it.Set(digestOf: content, size: length));
        CollectionAssert.AreEqual(content, File.ReadAllBytes(it.Path));
        Assert.AreEqual(PullCase.Digest(content), file.Sha256);
        Assert.AreEqual("the test", file.VerifiedBy);
        Assert.IsTrue(file.Downloaded);
        CollectionAssert.AreEqual(new[] { PullCase.Name }, it.Files());
    }

    [TestMethod]
    public void Pull_LengthIsHidden_TakesWhatComes()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content) with { HidesLength = true });
        it.Pull(it.Set());
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_FileIsThere_VerifiesItAndDownloadsNothing()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        it.Pull(it.Set(digestOf: Content));
        DownloadedFile second = it.Pull(it.Set(digestOf: Content));
        Assert.IsFalse(second.Downloaded);
        Assert.HasCount(1, it.Server.Requests);
    }

    [TestMethod]
    public void Pull_ConnectionIsCut_GoesOnWhereItWas()
    {
        int connections = 0;
        using var it = new PullCase(request => LocalAnswer.File(request, Content) with { CutAfter = ++connections < 3 ? 100_000 : null });
        it.Pull(it.Set(digestOf: Content));
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
        CollectionAssert.AreEqual(new[] { 0, 100_000, 200_000 }, it.Server.Requests.Select(request => request.From).ToArray());
        Assert.IsTrue(it.Server.Requests.Skip(1).All(request => request.Header("if-range") == "\"v1\""), "the tag goes with the range");
        CollectionAssert.AreEqual(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2) }, it.Waits);
    }

    [TestMethod]
    public void Pull_LengthIsHiddenAndConnectionIsCut_IsNoticedByTheStatedSize()
    {
        int connections = 0;
        using var it = new PullCase(request => LocalAnswer.File(request, Content) with { HidesLength = true, CutAfter = ++connections < 2 ? 100_000 : null });
        it.Pull(it.Set(digestOf: Content, size: Content.Length));
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
        Assert.HasCount(2, it.Server.Requests);
    }

    [TestMethod]
    public void Pull_AlwaysCut_KeepsThePartAndTheNextPullResumes()
    {
        bool broken = true;
        using var it = new PullCase(request => LocalAnswer.File(request, Content) with { CutAfter = broken ? 1000 : null });
        DownloadException failure = Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(digestOf: Content)));
        StringAssert.Contains(failure.Message, "attempt 4 of 4");
        StringAssert.Contains(failure.Message, "resumes");
        CollectionAssert.AreEqual(new[] { PullCase.Name + ".part", PullCase.Name + ".part.json" }, it.Files());
        Assert.AreEqual(4000, new FileInfo(it.Part).Length);
        broken = false;
        it.Pull(it.Set(digestOf: Content));
        Assert.AreEqual(4000, it.Server.Requests[^1].From);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
        CollectionAssert.AreEqual(new[] { PullCase.Name }, it.Files());
    }

    [TestMethod]
    public void Pull_ServerWithoutRanges_BeginsAgain()
    {
        int connections = 0;
        using var it = new PullCase(_ => new LocalAnswer(200, Content) { CutAfter = ++connections == 1 ? 5000 : null });
        it.Pull(it.Set(digestOf: Content));
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_NothingTellsVersionsApartAndNoDigest_BeginsAgain()
    {
        int connections = 0;
        using var it = new PullCase(request => LocalAnswer.File(request, Content, tag: null) with { CutAfter = ++connections == 1 ? 5000 : null });
        it.Pull(it.Set());
        Assert.AreEqual(0, it.Server.Requests[1].From, "a splice of two versions could not be noticed");
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_FileChangesBetweenConnections_BeginsAgainInsteadOfSplicing()
    {
        byte[] changed = PullCase.Content(Content.Length, seed: 2);
        int connections = 0;
        using var it = new PullCase(request => ++connections == 1
            ? LocalAnswer.File(request, Content, "\"v1\"") with { CutAfter = 5000 }
            : LocalAnswer.File(request, changed, "\"v2\""));
        it.Pull(it.Set());
        CollectionAssert.AreEqual(changed, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_ServerDoesNotKnowIfRange_NoticesTheOtherTag()
    {
        byte[] changed = PullCase.Content(Content.Length, seed: 2);
        int connections = 0;
        using var it = new PullCase(request => ++connections == 1
            ? LocalAnswer.File(request, Content, "\"v1\"") with { CutAfter = 5000 }
            : LocalAnswer.File(request with { Headers = request.Headers.Where(header => header.Key != "if-range").ToDictionary() }, changed, "\"v2\""));
        it.Pull(it.Set());
        CollectionAssert.AreEqual(changed, File.ReadAllBytes(it.Path));
        CollectionAssert.AreEqual(new[] { 0, 5000, 0 }, it.Server.Requests.Select(request => request.From).ToArray());
    }

    [TestMethod]
    public void Pull_LastModifiedInsteadOfATag_IsSentWithTheRange()
    {
        const string date = "Tue, 02 Sep 2025 10:00:00 GMT";
        int connections = 0;
        using var it = new PullCase(request =>
        {
            LocalAnswer answer = LocalAnswer.File(request, Content, tag: request.Header("if-range"));
            answer.Headers.Remove("ETag");
            answer.Headers["Last-Modified"] = date;
            return answer with { CutAfter = ++connections == 1 ? 5000 : null };
        });
        it.Pull(it.Set());
        Assert.AreEqual(date, it.Server.Requests[1].Header("if-range"));
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_KilledWhenAllHadCome_VerifiesThePartWithoutAsking()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        File.WriteAllBytes(it.Part, Content);
        DownloadedFile file = it.Pull(it.Set(digestOf: Content, size: Content.Length));
        Assert.IsEmpty(it.Server.Requests);
        Assert.IsTrue(file.Downloaded);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    [DataRow("a part and no state", null)]
    [DataRow("a state that is no JSON", "{")]
    [DataRow("a state of another address", """{"url":"http://127.0.0.1:1/other","eTag":"\"v1\"","lastModified":null,"size":300000}""")]
    public void Pull_PartOfSomethingElse_IsNotResumed(string what, string? state)
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        File.WriteAllBytes(it.Part, PullCase.Content(5000, seed: 9));
        if (state is not null)
            File.WriteAllText(it.Part + ".json", state);
        it.Pull(it.Set());
        Assert.AreEqual(0, it.Server.Requests[0].From, what);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
        CollectionAssert.AreEqual(new[] { PullCase.Name }, it.Files());
    }

    [TestMethod]
    public void Pull_PartOfTheRightLengthAndNothingToTellItBy_IsNotTaken()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        File.WriteAllBytes(it.Part, PullCase.Content(Content.Length, seed: 9));
        it.Pull(it.Set(size: Content.Length));
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_AnotherMirrorAndADigest_GoesOnWithThePart()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content, $"\"tag of {request.Path}\"") with { CutAfter = request.Path == "/first" ? 5000 : null });
        DataSetInfo set = it.Set(digestOf: Content);
        Assert.ThrowsExactly<DownloadException>(() => it.Pull(set.WithUrl(it.Server.Url("/first")), it.Options with { Retries = 0 }));
        it.Pull(set.WithUrl(it.Server.Url("/second")));
        Assert.AreEqual(5000, it.Server.Requests[^1].From);
        Assert.IsNull(it.Server.Requests[^1].Header("if-range"), "the tag was the other mirror's");
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_AddressIsGone_LeavesThePart()
    {
        bool gone = false;
        using var it = new PullCase(request => gone ? new LocalAnswer(404, []) : LocalAnswer.File(request, Content, tag: null) with { CutAfter = 5000 });
        Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set(), it.Options with { Retries = 0 }));
        gone = true;
        Assert.ThrowsExactly<DownloadException>(() => it.Pull(it.Set()));
        Assert.AreEqual(5000, new FileInfo(it.Part).Length);
    }

    [TestMethod]
    public void Pull_RangeIsRefused_BeginsAgain()
    {
        using var it = new PullCase(request => request.From > 0 ? new LocalAnswer(416, []) : LocalAnswer.File(request, Content));
        File.WriteAllBytes(it.Part, Content[..5000]);
        File.WriteAllText(it.Part + ".json", $$"""{"url":"{{it.Server.Url()}}","eTag":"\"v1\"","lastModified":null,"size":null}""");
        it.Pull(it.Set());
        CollectionAssert.AreEqual(new[] { 5000, 0 }, it.Server.Requests.Select(request => request.From).ToArray());
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(it.Path));
    }

    [TestMethod]
    public void Pull_WhileItComes_HasNoName()
    {
        using var it = new PullCase(request => LocalAnswer.File(request, Content));
        var seen = new List<WorkProgress>();
        var progress = new Recorder(value =>
        {
            seen.Add(value);
            Assert.IsFalse(File.Exists(it.Path), "the name is for what is whole and verified");
        });
        it.Pull(it.Set(digestOf: Content), it.Options with { Progress = progress });
        Assert.AreEqual(new WorkProgress("download data.bin, bytes", Content.Length, Content.Length), seen.Last(value => value.Stage.StartsWith("download", StringComparison.Ordinal)));
        Assert.AreEqual(new WorkProgress("verify data.bin, bytes", Content.Length, Content.Length), seen[^1]);
    }

    [TestMethod]
    public void Pull_Cancelled_KeepsThePart()
    {
        using var cancel = new CancellationTokenSource();
        using var it = new PullCase(request => LocalAnswer.File(request, Content) with { CutAfter = 5000, Stalls = true });
        // Once something has come; the server keeps silent after that.
        var progress = new Recorder(value =>
        {
            if (value.Done == 5000)
                cancel.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => it.Pull(it.Set(digestOf: Content), it.Options with { Progress = progress }, cancel.Token));
        Assert.AreEqual(5000, new FileInfo(it.Part).Length);
        CollectionAssert.AreEqual(new[] { PullCase.Name + ".part", PullCase.Name + ".part.json" }, it.Files());
    }

    /// <summary>Unlike <see cref="Progress{T}"/>, on the thread that reports.</summary>
    private sealed class Recorder(Action<WorkProgress> report) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => report(value);
    }
}
