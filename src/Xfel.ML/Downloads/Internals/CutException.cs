namespace Xfel.ML.Internals;

/// <summary>A connection that can be taken up again.</summary>
internal sealed class CutException(string message, Exception? innerException = null) : Exception(message, innerException);
