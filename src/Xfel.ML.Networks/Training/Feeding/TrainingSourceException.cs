using Xfel.ML.Numerics;

namespace Xfel.ML.Networks;

/// <summary>The source of frames as a whole cannot be read on; unlike a bad frame it ends training, strict or not.</summary>
/// <param name="message">One line.</param>
/// <param name="innerException">What the source threw.</param>
public sealed class TrainingSourceException(string message, Exception? innerException = null) : InvalidInputException(message, innerException);
