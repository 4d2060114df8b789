namespace Xfel.ML.Numerics;

/// <summary>
/// Input that cannot be used: one line that says what was found, where, what was expected and what to do.
/// Every reader of this library throws this type or one that derives from it; the command line exits with 3.
/// </summary>
public class InvalidInputException(string message, Exception? innerException = null) : Exception(message, innerException);
