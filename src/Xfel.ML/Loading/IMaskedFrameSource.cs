using Xfel.ML.Formats;

namespace Xfel.ML.Internals;

/// <summary>Frames that come with their mask: asking for one after the other would make each frame twice.</summary>
internal interface IMaskedFrameSource : IFrameSource
{
    /// <summary>Reads a frame and which of its pixels are good.</summary>
    /// <param name="index">Which frame, from 0.</param>
    /// <param name="destination">Receives the pixels.</param>
    /// <param name="good">Receives <see langword="true"/> for each good pixel.</param>
    /// <returns><see langword="null"/>, or the reason why this frame is bad.</returns>
    string? TryRead(int index, Span<float> destination, Span<bool> good);
}
