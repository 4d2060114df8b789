using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>A download, an archive or a manifest that is not what it should be: what was found, where, what was expected and what to do.</summary>
public sealed class DataSetException(string message, Exception? innerException = null) : InvalidInputException(message, innerException);
