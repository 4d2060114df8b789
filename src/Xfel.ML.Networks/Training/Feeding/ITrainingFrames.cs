namespace Xfel.ML.Networks;

/// <summary>
/// Frames to train on, by index, from a source that may be larger than memory. The same index gives the same frame each time.
/// <see cref="TrainingFrameSequence"/> makes one of a source that can only be read from its beginning, <see cref="TrainingFrameList"/> of frames in memory.
/// </summary>
public interface ITrainingFrames
{
    /// <summary>Number of frames.</summary>
    int Count { get; }

    /// <summary>The shape of every frame: the network's input.</summary>
    FeatureShape Shape { get; }

    /// <summary>Opens a reader. Each thread that decodes opens its own, once per pass over the frames; the readers of different threads work at the same time.</summary>
    ITrainingFrameReader Open();
}
