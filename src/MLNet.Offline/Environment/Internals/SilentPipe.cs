using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internals;

/// <summary>A pipe that no one listens to.</summary>
internal sealed class SilentPipe<TMessage>(IExceptionContext context) : IPipe<TMessage>
{
    public string ContextDescription => context.ContextDescription;

    public TException Process<TException>(TException ex)
        where TException : Exception
        => context.Process(ex);

    public void Send(TMessage msg)
    {
    }

    public void Dispose()
    {
    }
}
