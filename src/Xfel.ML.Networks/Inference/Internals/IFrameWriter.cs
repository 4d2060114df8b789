namespace Xfel.ML.Networks.Internals;

/// <summary>Turns frames into a network's input.</summary>
internal unsafe interface IFrameWriter
{
    /// <summary>Values of one frame.</summary>
    int FrameLength { get; }

    /// <summary>Writes the whole map, halo and padding lanes included.</summary>
    void Write(float* frame, in BlockedShape shape, float* map);
}
