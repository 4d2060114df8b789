namespace Xfel.ML.Simulation;

/// <summary>What a detector was given and what it counted in a frame.</summary>
/// <param name="ExpectedPhotons">Photons that were expected to be converted, stray light included, in all pixels that exist.</param>
/// <param name="DetectedPhotons">Photons that were converted.</param>
public readonly record struct DetectorReading(double ExpectedPhotons, double DetectedPhotons);
