namespace Xfel.ML.Simulation;

/// <summary>A piece of a ray inside one body: the amplitude per length is Weight exp(-Decay (z - From)).</summary>
internal readonly record struct RaySegment(double From, double To, double Weight, double Decay);
