namespace Xfel.ML;

/// <summary>What a model was trained on.</summary>
/// <param name="Source">The file, or the name of the simulated set.</param>
/// <param name="Frames">Number of frames used.</param>
/// <param name="BadFrames">Number of frames left out as bad.</param>
/// <param name="FrameSize">The frames' size, <c>height x width</c>.</param>
/// <param name="Digest">SHA-256 over the index, label and pixels of every frame used, in order.</param>
public sealed record TrainingDataFacts(string Source, int Frames, int BadFrames, string FrameSize, string Digest);
