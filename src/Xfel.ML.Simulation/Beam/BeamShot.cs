namespace Xfel.ML.Simulation;

/// <summary>One pulse, as the particle meets it.</summary>
/// <param name="PulseEnergy">Energy of the pulse in joules.</param>
/// <param name="X">Place of the particle across the beam, along detector rows, in metres from the focus's middle.</param>
/// <param name="Y">Place of the particle across the beam, along detector columns, in metres from the focus's middle.</param>
/// <param name="Fluence">Photons per square metre at the particle.</param>
public readonly record struct BeamShot(double PulseEnergy, double X, double Y, double Fluence);
