using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A message that <see cref="MLContext.Log"/> passes on.</summary>
public class LoggingEventArgs : EventArgs
{
    /// <summary>A message without kind and source.</summary>
    public LoggingEventArgs(string message) => Message = message;

    /// <summary>A message of a channel.</summary>
    public LoggingEventArgs(string message, ChannelMessageKind kind, string source)
        : this($"[Source={source}, Kind={kind}] {message}") => (RawMessage, Kind, Source) = (message, kind, source);

    /// <summary>The component that sent it.</summary>
    public string Source { get; }

    /// <summary>Its weight.</summary>
    public ChannelMessageKind Kind { get; }

    /// <summary>Source, kind and text on one line.</summary>
    public string Message { get; }

    /// <summary>The text alone.</summary>
    public string RawMessage { get; }
}
