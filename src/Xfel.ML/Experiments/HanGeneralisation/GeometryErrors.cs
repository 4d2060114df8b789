namespace Xfel.ML;

/// <summary>The errors on particles of one shape.</summary>
/// <param name="Geometry">The shape.</param>
/// <param name="FalseNegative">Single hits that were called multiple, of all single hits.</param>
/// <param name="FalsePositive">Multiple hits that were called single, of all multiple hits.</param>
/// <param name="Paper">The paper's errors; null where it has none.</param>
/// <param name="CalledSingleByParticles">By number of particles: the frames that were called single.</param>
/// <param name="MissedByPhotons">By decade of expected photons: the single hits that were called multiple.</param>
public sealed record GeometryErrors(
    string Geometry,
    Proportion FalseNegative,
    Proportion FalsePositive,
    PublishedErrors? Paper,
    IReadOnlyList<NamedProportion> CalledSingleByParticles,
    IReadOnlyList<NamedProportion> MissedByPhotons);
