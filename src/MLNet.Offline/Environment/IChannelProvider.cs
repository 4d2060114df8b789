namespace Microsoft.ML.Runtime;

/// <summary>Opens channels for messages.</summary>
public interface IChannelProvider : IExceptionContext
{
    /// <summary>Opens a channel of text messages.</summary>
    IChannel Start(string name);

    /// <summary>Opens a pipe of typed messages.</summary>
    IPipe<TMessage> StartPipe<TMessage>(string name);
}
