namespace Xfel.ML.Simulation;

/// <summary>A gain of a detector that chooses it pixel by pixel: from a signal on, another read noise holds.</summary>
/// <param name="From">Photons from which the stage is used.</param>
/// <param name="ReadNoise">Standard deviation of the read noise in this stage, in detector units at the pixel's stored scale.</param>
public readonly record struct GainStage(double From, double ReadNoise);
