namespace Xfel.ML;

/// <summary>What <c>han-sim-to-real</c> gave.</summary>
/// <param name="Transfers">Every training held against every test.</param>
/// <param name="Artefacts">The network of the ideal frames on ideal frames with one artefact of the detector at a time, and with all of these.</param>
/// <param name="Groups">The network of the ideal frames on detector frames, by what the simulator knows of them.</param>
/// <param name="Trainings">How the networks were trained.</param>
public sealed record HanSimToRealResults(
    IReadOnlyList<TransferFigures> Transfers, IReadOnlyList<ArtefactFigures> Artefacts, IReadOnlyList<TruthGroups> Groups, IReadOnlyList<NamedTraining> Trainings)
{
    /// <summary>The figures of a training and a test.</summary>
    internal TransferFigures Of(string trainedOn, string testedOn) => Transfers.Single(one => one.TrainedOn == trainedOn && one.TestedOn == testedOn);
}
