using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internals;

/// <summary>The environment behind an <see cref="MLContext"/>, and the hosts below it: names, messages, random generators.</summary>
internal sealed class HostEnvironment : IHost
{
    private readonly HostEnvironment _root;
    private readonly Lock _lock = new();

    /// <summary>The root, without a name.</summary>
    public HostEnvironment(int? seed)
    {
        _root = this;
        Seed = seed;
        Rand = TauswortheRandom.Create(seed);
        ComponentCatalog = new ComponentCatalog();
    }

    private HostEnvironment(HostEnvironment parent, string name, Random rand)
    {
        _root = parent._root;
        Seed = parent.Seed;
        Rand = rand;
        ComponentCatalog = parent.ComponentCatalog;
        FullName = parent.FullName is null ? name : $"{parent.FullName}; {name}";
    }

    /// <summary>Raised for every message of every channel.</summary>
    public event Action<string, ChannelMessage> Message;

    public int? Seed { get; }

    public Random Rand { get; }

    public string FullName { get; }

    public ComponentCatalog ComponentCatalog { get; }

    public string ContextDescription => FullName ?? "HostEnvironment";

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Check.NonEmpty(name, nameof(name));
        // The parent's generator is shared by whoever registers, perhaps at the same time.
        lock (_lock)
            return new HostEnvironment(this, name, seed is int value ? new TauswortheRandom((uint)value) : new TauswortheRandom(Rand));
    }

    public IChannel Start(string name) => new Channel(this, name);

    public IPipe<TMessage> StartPipe<TMessage>(string name) => new SilentPipe<TMessage>(this);

    public IProgressChannel StartProgressChannel(string name) => new SilentProgress();

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        ex?.Data["Throwing component"] = ContextDescription;
        return ex;
    }

    public void Send(string source, ChannelMessage message) => _root.Message?.Invoke(source, message);
}
