namespace Microsoft.ML.Runtime;

/// <summary>A way for messages of one type to whoever listens.</summary>
public interface IPipe<TMessage> : IExceptionContext, IDisposable
{
    /// <summary>Sends a message.</summary>
    void Send(TMessage msg);
}
