namespace Xfel.ML;

/// <summary>A frame that was left out, and why.</summary>
/// <param name="File">The file that holds it.</param>
/// <param name="Index">Its index in the file, from 0.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BadFrame(string File, int Index, string Reason);
