namespace Xfel.ML;

/// <summary>How far a long piece of work has come, as the library reports it to an <see cref="IProgress{T}"/>.</summary>
/// <param name="Stage">What is being done, such as <c>featurize</c>.</param>
/// <param name="Done">Frames done so far; bytes where the stage says so.</param>
/// <param name="Total">Frames or bytes in all; 0 where that is unknown.</param>
public readonly record struct WorkProgress(string Stage, long Done, long Total);
