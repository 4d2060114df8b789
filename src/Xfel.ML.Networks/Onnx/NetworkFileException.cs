using Xfel.ML.Numerics;

namespace Xfel.ML.Networks;

/// <summary>A file or set of tensors that is not the network it should be. The message is one line: what was found, where, what was expected, what to do.</summary>
public sealed class NetworkFileException : InvalidInputException
{
    /// <summary>Makes the exception with its message.</summary>
    public NetworkFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal NetworkFileException(string path, string where, string found, string expected, string remedy, Exception? innerException = null)
        : base($"{path}: {where}: found {found}; expected {expected}; {remedy}", innerException)
    {
    }
}
