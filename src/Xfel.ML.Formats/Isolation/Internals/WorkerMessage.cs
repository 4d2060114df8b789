namespace Xfel.ML.Formats.Internals;

/// <summary>What is said between the two processes.</summary>
internal enum WorkerMessage
{
    /// <summary>Request: open a file. The body holds its path and the data set's.</summary>
    Open = 1,

    /// <summary>Request: read a frame. The number is its index.</summary>
    Frame = 2,

    /// <summary>Request: read the mask of a frame. The number is its index.</summary>
    Mask = 3,

    /// <summary>Answer: the file is open. The body is a <see cref="SourceDescription"/>.</summary>
    Opened = 16,

    /// <summary>Answer: the pixels of a frame, or of a mask with a byte each.</summary>
    Pixels = 17,

    /// <summary>Answer: this one frame is bad. The body is the reason.</summary>
    Bad = 18,

    /// <summary>Answer: the file cannot be used. The body is the message and the data set.</summary>
    Refused = 19,
}
