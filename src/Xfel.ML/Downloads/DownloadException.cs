namespace Xfel.ML;

/// <summary>A download that did not happen: no address, no connection, a refusal, or too many cuts. What has come is kept for the next try.</summary>
public sealed class DownloadException(string message, Exception? innerException = null) : IOException(message, innerException);
