namespace Xfel.ML;

/// <summary>One of several trainings.</summary>
/// <param name="Name">What the network learnt from.</param>
/// <param name="Training">How.</param>
public sealed record NamedTraining(string Name, ExperimentTraining Training);
