namespace Xfel.ML.Cli;

/// <summary>Ctrl-C during work that leaves something to go on with, and says what.</summary>
internal sealed class InterruptedException(string message, Exception innerException) : OperationCanceledException(message, innerException);
