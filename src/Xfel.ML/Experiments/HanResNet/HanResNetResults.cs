namespace Xfel.ML;

/// <summary>What <c>han-resnet</c> gave.</summary>
/// <param name="Test">The decisions on the test frames.</param>
/// <param name="PaperAccuracy">The test accuracy that the paper reports.</param>
/// <param name="RightByParticles">By number of particles: frames of which the class was decided rightly.</param>
/// <param name="RightByPhotons">By decade of expected photons, of frames with a particle: the same.</param>
/// <param name="RightByFringes">By thirds of the fringe period in pixels, of frames with a particle: the same.</param>
/// <param name="CalledSingleByParticles">By number of particles: frames that were called single hits.</param>
/// <param name="HeldOut">Held-out frames of the last epoch of which the class was decided rightly.</param>
/// <param name="FirstEpochAbove95">The first epoch with more than 0.95 of the held-out frames right; null where none has.</param>
/// <param name="Training">How the network was trained.</param>
/// <param name="Repeated">A training on many frames of each model.</param>
public sealed record HanResNetResults(
    CountingFigures Test,
    double PaperAccuracy,
    IReadOnlyList<NamedProportion> RightByParticles,
    IReadOnlyList<NamedProportion> RightByPhotons,
    IReadOnlyList<NamedProportion> RightByFringes,
    IReadOnlyList<NamedProportion> CalledSingleByParticles,
    Proportion HeldOut,
    int? FirstEpochAbove95,
    ExperimentTraining Training,
    RepeatedModels Repeated);
