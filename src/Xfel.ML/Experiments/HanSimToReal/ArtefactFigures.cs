namespace Xfel.ML;

/// <summary>What one artefact of the detector alone does to the frames of <c>spi-hits</c>.</summary>
/// <param name="Name">The artefact.</param>
/// <param name="Figures">The decisions of the network that has never seen it.</param>
public sealed record ArtefactFigures(string Name, CountingFigures Figures);
