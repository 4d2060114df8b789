using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Simulation;

namespace Xfel.ML.Tests.Experiments;

/// <summary>Results made by hand, for tests of what reports say of them.</summary>
internal static class HanFigures
{
    public static ExperimentTraining Training(double trainingAccuracy, double validationAccuracy, int validation) => new(
        "resnet10", 1, "whole frames", 100, validation, 1, [new TrainingEpoch(1, 1e-3, 1, 0, trainingAccuracy, 1, validationAccuracy, [], 0, 1)]);

    /// <summary>Decisions on single and double hits.</summary>
    /// <param name="missed">Of 100 single hits those called double.</param>
    /// <param name="invented">Of 100 double hits those called single.</param>
    public static CountingFigures Counting(int missed, int invented)
    {
        int[] truth = [.. Enumerable.Repeat(1, 100), .. Enumerable.Repeat(2, 100)];
        int[] decided = [.. Enumerable.Range(0, 100).Select(i => i < missed ? 2 : 1), .. Enumerable.Range(0, 100).Select(i => i < invented ? 1 : 2)];
        return CountingNetwork.Figures(Preset.SpiHits.ClassNames, [.. truth.Zip(decided, (is_, called) => Decision(is_, called))]);
    }

    public static CountDecision Decision(int particles, int decided, double photons = 5000) => new(0, Truth(particles, photons), decided, 0.9f);

    public static FrameTruth Truth(int particles, double photons = 5000) => new()
    {
        ModelId = 0,
        Classes = [particles > 4 ? 0 : particles],
        ParticleCount = particles,
        Shape = "icosahedron",
        Orientation = Orientation.Identity,
        Diameter = 1e-7,
        ExpectedPhotons = photons,
        DetectedPhotons = photons,
        Geometry = new DetectorGeometry { Size = new(16, 16), Wavelength = 1e-9, Distance = 1, PixelSize = 1e-4, BeamCenterX = 7.5, BeamCenterY = 7.5 },
        Values = [10],
    };
}
