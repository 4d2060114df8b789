namespace Xfel.ML.Networks.Internals;

/// <summary>Moments at which a test may stop or kill training.</summary>
internal enum TrainingPoint
{
    /// <summary>A step is taken; its checkpoint, if it has one, is not yet saved.</summary>
    StepTaken,

    /// <summary>A checkpoint lies complete beside its place.</summary>
    CheckpointWritten,

    /// <summary>A checkpoint is in its place.</summary>
    CheckpointSaved,
}
