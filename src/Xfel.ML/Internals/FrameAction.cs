namespace Xfel.ML.Internals;

/// <summary>Takes a frame, which is valid until it returns.</summary>
internal delegate void FrameAction(ReadOnlySpan<float> frame);
