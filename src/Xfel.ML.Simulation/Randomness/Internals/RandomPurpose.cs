namespace Xfel.ML.Simulation;

/// <summary>What random numbers are for: streams of different purposes are independent. The numbers are part of what a seed means: never change one.</summary>
internal enum RandomPurpose : uint
{
    ClassOrder = 1,
    Model = 2,
    Orientation = 3,
    Photons = 4,
    Beam = 20,
    DetectorPattern = 21,
    DetectorField = 22,
    DetectorStripes = 23,
    ReadNoise = 24,
    PulseHeight = 25,
    SpiReal = 26,
    SpiRealDetector = 27,
}
