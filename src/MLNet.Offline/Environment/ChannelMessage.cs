using System.Globalization;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Runtime;

/// <summary>A message of a channel.</summary>
public readonly struct ChannelMessage
{
    /// <summary>Its weight.</summary>
    public readonly ChannelMessageKind Kind;

    /// <summary>What it may give away.</summary>
    public readonly MessageSensitivity Sensitivity;

    private readonly string _format;
    private readonly object[] _args;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string format, object[] args = null)
    {
        Check.NonEmpty(format, nameof(format));
        Kind = kind;
        Sensitivity = sensitivity;
        _format = format;
        _args = args;
    }

    /// <summary>The text, formatted when it is read.</summary>
    public string Message => _args is null ? _format : string.Format(CultureInfo.CurrentCulture, _format, _args);
}
