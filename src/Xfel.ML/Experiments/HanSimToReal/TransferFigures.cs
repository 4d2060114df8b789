namespace Xfel.ML;

/// <summary>How a network that learnt from frames of one kind counts particles in frames of the same or of another kind.</summary>
/// <param name="TrainedOn">The preset of the training.</param>
/// <param name="TestedOn">The preset of the test.</param>
/// <param name="Figures">The decisions.</param>
/// <param name="PaperRight">The paper's accuracy on five classes; null where it has none.</param>
/// <param name="PaperRightOnSingle">The paper's accuracy on measured frames, which are labelled as single hits or not; null where it has none.</param>
/// <param name="RightByParticles">By number of particles: frames of which the class was decided rightly.</param>
/// <param name="CalledSingleByParticles">By number of particles: frames that were called single hits.</param>
public sealed record TransferFigures(
    string TrainedOn,
    string TestedOn,
    CountingFigures Figures,
    double? PaperRight,
    double? PaperRightOnSingle,
    IReadOnlyList<NamedProportion> RightByParticles,
    IReadOnlyList<NamedProportion> CalledSingleByParticles);
