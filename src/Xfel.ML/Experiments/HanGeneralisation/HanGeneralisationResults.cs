namespace Xfel.ML;

/// <summary>What <c>han-generalisation</c> gave.</summary>
/// <param name="Geometries">The errors on each shape.</param>
/// <param name="Training">How the network was trained.</param>
public sealed record HanGeneralisationResults(IReadOnlyList<GeometryErrors> Geometries, ExperimentTraining Training);
