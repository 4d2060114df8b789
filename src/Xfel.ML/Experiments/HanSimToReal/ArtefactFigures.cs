using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>What one artefact of the detector alone does to the frames of <c>spi-hits</c>.</summary>
/// <param name="Name">The artefact.</param>
/// <param name="Figures">The decisions of the network that has never seen it.</param>
/// <param name="AgainstIdeal">Of the frames whose class it has right just with, or just without the artefact, those that it has right with it.</param>
public sealed record ArtefactFigures(string Name, CountingFigures Figures, Proportion AgainstIdeal)
{
    /// <summary>Whether fewer frames are right with the artefact than without it, frame by frame: one half lies above the interval.</summary>
    public bool Hurts => FrameGroups.Verdict(AgainstIdeal) < 0;
}
