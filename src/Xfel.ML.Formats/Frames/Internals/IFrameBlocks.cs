namespace Xfel.ML.Formats.Internals;

/// <summary>Frames that are read in runs, by any number of threads at once.</summary>
internal interface IFrameBlocks : IDisposable
{
    /// <summary>The number of frames.</summary>
    int Count { get; }

    /// <summary>Pixels of a frame.</summary>
    int PixelCount { get; }

    /// <summary>How many frames are best read together: those that are packed together, or enough of them to be worth a trip.</summary>
    int BlockFrames { get; }

    /// <summary>Whether one frame costs as much as its whole block, as when several are packed together.</summary>
    bool IsPacked { get; }

    /// <summary>Reads a run of frames.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="destination">Receives the pixels, frame by frame.</param>
    /// <param name="reasons">One a frame: receives <see langword="null"/>, or why the frame is bad.</param>
    void Read(int first, Span<float> destination, Span<string?> reasons);
}
