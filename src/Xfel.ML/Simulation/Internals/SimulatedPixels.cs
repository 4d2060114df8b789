namespace Xfel.ML.Internals;

/// <summary>Room for a frame that is simulated ahead.</summary>
internal sealed record SimulatedPixels(float[] Pixels, bool[] Good);
