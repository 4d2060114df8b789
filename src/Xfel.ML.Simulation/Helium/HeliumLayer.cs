namespace Xfel.ML.Simulation;

/// <summary>What a droplet has inside: a body of its own shape, smaller, in its middle.</summary>
/// <param name="Part">The body's size as a part of the droplet's.</param>
/// <param name="Density">Its density, that of the droplet's outermost layer being 1.</param>
public readonly record struct HeliumLayer(double Part, double Density);
