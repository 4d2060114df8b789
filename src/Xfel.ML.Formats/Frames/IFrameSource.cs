using Xfel.ML.Numerics;

namespace Xfel.ML.Formats;

/// <summary>The frames of a file, read one at a time: memory does not grow with their number. Reading from several threads is allowed.</summary>
public interface IFrameSource : IDisposable
{
    /// <summary>The file.</summary>
    string Path { get; }

    /// <summary>The data set within the file that holds the frames; empty where the file has no named data sets.</summary>
    string DataSet { get; }

    /// <summary>The file format, such as <c>NPZ</c>.</summary>
    string Format { get; }

    /// <summary>The type of a stored pixel, such as <c>float32</c>.</summary>
    string ElementType { get; }

    /// <summary>The number of frames, bad ones included.</summary>
    int Count { get; }

    /// <summary>The size of the frames.</summary>
    FrameSize Size { get; }

    /// <summary>The labels of the frames; <see langword="null"/> where the file has none.</summary>
    FrameLabels? Labels { get; }

    /// <summary>What else the file says about all of its frames, and how it was recognised.</summary>
    FrameFileFacts Facts => FrameFileFacts.None;

    /// <summary>Where the frames come from: trains, pulses, files; <see langword="null"/> where the index is all there is.</summary>
    FrameIds? Ids => null;

    /// <summary>Whether the file marks pixels as bad; <see cref="TryReadMask"/> tells which.</summary>
    bool HasMask => false;

    /// <summary>Reads which pixels of a frame the file itself calls good; without a mask in the file all of them are.</summary>
    /// <param name="index">Which frame, from 0.</param>
    /// <param name="good">Receives <see langword="true"/> for each good pixel, row by row.</param>
    /// <returns><see langword="null"/> when the mask was read; otherwise the reason why it cannot be.</returns>
    string? TryReadMask(int index, Span<bool> good)
    {
        good.Fill(true);
        return null;
    }

    /// <summary>Reads a frame as it is stored; the file's mask is not applied.</summary>
    /// <param name="index">Which frame, from 0.</param>
    /// <param name="destination">Receives the pixels, row by row; its content is unspecified when a reason is returned.</param>
    /// <returns><see langword="null"/> when the frame was read; otherwise the reason why this one frame is bad.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> does not hold a frame of <see cref="Size"/>.</exception>
    string? TryRead(int index, Span<float> destination);

    /// <summary>The file in a line, such as <c>NPZ file, data set 'frames': 3000 frames of 128 x 128, float32, 5 classes</c>.</summary>
    string Describe();
}
