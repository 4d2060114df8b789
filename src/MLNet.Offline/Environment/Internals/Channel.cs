using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internals;

/// <summary>A channel to the listeners of its environment.</summary>
internal sealed class Channel : IChannel
{
    private readonly HostEnvironment _environment;
    private readonly string _source;
    private readonly long _started = System.Diagnostics.Stopwatch.GetTimestamp();
    private bool _disposed;

    public Channel(HostEnvironment environment, string name)
    {
        _environment = environment;
        _source = environment.FullName is null ? name : $"{environment.FullName}; {name}";
        Send(ChannelMessageKind.Trace, MessageSensitivity.None, "Channel started");
    }

    public string ContextDescription => _source;

    public TException Process<TException>(TException ex)
        where TException : Exception
        => _environment.Process(ex);

    public void Send(ChannelMessage msg) => _environment.Send(_source, msg);

    public void Trace(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Trace, sensitivity, fmt);

    public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(ChannelMessageKind.Trace, sensitivity, fmt, args);

    public void Error(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Error, sensitivity, fmt);

    public void Error(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(ChannelMessageKind.Error, sensitivity, fmt, args);

    public void Warning(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Warning, sensitivity, fmt);

    public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(ChannelMessageKind.Warning, sensitivity, fmt, args);

    public void Info(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Info, sensitivity, fmt);

    public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) => Send(ChannelMessageKind.Info, sensitivity, fmt, args);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Send(ChannelMessageKind.Trace, MessageSensitivity.None, "Channel finished. Elapsed {0:c}.", System.Diagnostics.Stopwatch.GetElapsedTime(_started));
        Send(ChannelMessageKind.Trace, MessageSensitivity.None, "Channel disposed");
    }

    private void Send(ChannelMessageKind kind, MessageSensitivity sensitivity, string format, params object[] args)
        => Send(new ChannelMessage(kind, sensitivity, format, args.Length == 0 ? null : args));
}
