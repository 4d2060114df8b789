using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>A model bundle that cannot be read: what was found, in which part, what was expected and what to do.</summary>
public sealed class BundleException(string message, Exception? innerException = null) : InvalidInputException(message, innerException);
