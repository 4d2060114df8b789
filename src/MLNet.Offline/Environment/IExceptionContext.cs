namespace Microsoft.ML.Runtime;

/// <summary>Whoever throws in a named place: it may add to the exception where that was.</summary>
public interface IExceptionContext
{
    /// <summary>The place, in words.</summary>
    string ContextDescription { get; }

    /// <summary>Marks an exception that is about to be thrown, and returns it.</summary>
    TException Process<TException>(TException ex)
        where TException : Exception;
}
