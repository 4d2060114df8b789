namespace Xfel.ML.Simulation;

/// <summary>A piece of a line inside matter.</summary>
/// <param name="From">Where the line enters.</param>
/// <param name="To">Where it leaves; not before <paramref name="From"/>.</param>
/// <param name="Density">The density in between.</param>
internal readonly record struct Chord(double From, double To, double Density);
