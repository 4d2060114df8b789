namespace Xfel.ML.Networks;

/// <summary>Reads frames on one thread.</summary>
public interface ITrainingFrameReader : IDisposable
{
    /// <summary>Reads one frame, raw: before augmentation and normalisation.</summary>
    /// <param name="index">0 to the number of frames - 1.</param>
    /// <param name="frame">All of <c>[channels][height][width]</c>; every value is written.</param>
    /// <exception cref="Exception">Any exception makes this a bad frame: training reports its message with the index and leaves the frame out, or stops if it is strict.</exception>
    void Read(int index, Span<float> frame);
}
