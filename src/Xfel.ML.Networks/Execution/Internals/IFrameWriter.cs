namespace Xfel.ML.Networks.Internals;

/// <summary>Turns frames into the first layer's input.</summary>
internal interface IFrameWriter
{
    /// <summary>Writes every lane that is a channel; the halo is zero already.</summary>
    void Write(ReadOnlySpan<float> frame, in BlockedShape shape, Span<float> destination);
}
