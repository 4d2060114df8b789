namespace Xfel.ML.Networks;

/// <summary>One frame of a source that is read from its beginning.</summary>
/// <param name="Pixels">All of <c>[channels][height][width]</c>; copied before the next frame is asked for, so a source may use one buffer for all.</param>
/// <param name="Fault">Why the frame cannot be used; null for a good frame. A bad frame keeps its place, so that the others keep their index.</param>
public readonly record struct TrainingFrame(ReadOnlyMemory<float> Pixels, string? Fault = null);
