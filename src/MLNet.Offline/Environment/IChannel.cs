namespace Microsoft.ML.Runtime;

/// <summary>A pipe of text messages of four kinds.</summary>
public interface IChannel : IPipe<ChannelMessage>
{
    /// <summary>Sends a trace message.</summary>
    void Trace(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a formatted trace message.</summary>
    void Trace(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends an error message.</summary>
    void Error(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a formatted error message.</summary>
    void Error(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends a warning.</summary>
    void Warning(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a formatted warning.</summary>
    void Warning(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends an informative message.</summary>
    void Info(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a formatted informative message.</summary>
    void Info(MessageSensitivity sensitivity, string fmt, params object[] args);
}
