using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MLNet.Offline.Tests.Environment;

[TestClass]
public sealed class MLContextTests
{
    [TestMethod]
    public void Log_MessagesOfChannels_ArePassedOn()
    {
        MLContext ml = new(1);
        var seen = new List<LoggingEventArgs>();
        ml.Log += (sender, e) =>
        {
            Assert.AreSame(ml, sender);
            seen.Add(e);
        };
        IHost host = ((IHostEnvironment)ml).Register("Featurizer");
        using (IChannel channel = host.Start("Batch"))
        {
            channel.Info(MessageSensitivity.None, "frame {0} of {1}", 3, 7);
            channel.Warning(MessageSensitivity.UserData, "dim");
        }

        LoggingEventArgs info = seen.Single(e => e.Kind == ChannelMessageKind.Info);
        Assert.AreEqual("frame 3 of 7", info.RawMessage);
        Assert.AreEqual("[Source=Featurizer; Batch, Kind=Info] frame 3 of 7", info.Message);
        Assert.AreEqual("Featurizer; Batch", info.Source);
        Assert.AreEqual("dim", seen.Single(e => e.Kind == ChannelMessageKind.Warning).RawMessage);
        Assert.AreEqual("Channel started", seen[0].RawMessage);
        Assert.AreEqual("Channel disposed", seen[^1].RawMessage);
    }

    [TestMethod]
    public void Register_SameSeed_SameNumbers()
    {
        IHost first = ((IHostEnvironment)new MLContext(5)).Register("A"), second = ((IHostEnvironment)new MLContext(5)).Register("A");
        int[] numbers = [.. Enumerable.Range(0, 5).Select(_ => first.Rand.Next(1000))];

        CollectionAssert.AreEqual(numbers, Enumerable.Range(0, 5).Select(_ => second.Rand.Next(1000)).ToArray());
        // Microsoft.ML's own numbers.
        Assert.AreEqual(OfSeed5, string.Join(" ", numbers));
        Assert.AreEqual(OfHostSeed9, ((IHostEnvironment)new MLContext()).Register("A", seed: 9).Rand.Next(1000));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ((IHostEnvironment)new MLContext()).Register(""));
    }

    [TestMethod]
    public void Options_AreKept()
    {
        MLContext ml = new();
        Assert.IsTrue(ml.TryAddOption("threads", 4));
        Assert.IsFalse(ml.TryAddOption("threads", 8));
        ml.SetOption("threads", 2);
        Assert.IsTrue(ml.TryGetOption("threads", out int threads));
        Assert.AreEqual(2, threads);
        Assert.IsFalse(ml.TryGetOption("threads", out string _));
        Assert.AreEqual(0.0, ml.GetOptionOrDefault<double>("rate"));
        Assert.IsTrue(ml.RemoveOption("threads"));
        Assert.IsFalse(ml.RemoveOption("threads"));
        Assert.ThrowsExactly<ArgumentNullException>(() => ml.SetOption(" ", 1));
    }

    [TestMethod]
    public void Exceptions_Process_ReturnsTheSame()
    {
        var fault = new InvalidOperationException("x");
        Assert.AreSame(fault, ((IExceptionContext)new MLContext()).Process(fault));
        Assert.AreEqual("HostEnvironment", ((IExceptionContext)new MLContext()).ContextDescription);
        Assert.IsFalse(new MLContext().FallbackToCpu);
        Assert.IsNull(new MLContext().GpuDeviceId);
    }

    private const string OfSeed5 = "620 296 243 892 95";
    private const int OfHostSeed9 = 978;
}
