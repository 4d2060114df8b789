namespace Xfel.ML.Simulation;

/// <summary>A second droplet in the beam, a sphere.</summary>
/// <param name="Position">Its centre in metres from that of the first, in the first one's own axes.</param>
/// <param name="Radius">In metres.</param>
public readonly record struct HeliumCompanion(Vector3D Position, double Radius);
