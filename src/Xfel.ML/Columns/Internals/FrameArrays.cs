namespace Xfel.ML.Internals;

/// <summary>The names of the arrays of NPZ files with frames.</summary>
internal static class FrameArrays
{
    public const string Frames = "frames";
    public const string Labels = "labels";
    public const string ModelIds = "model_id";
    public const string ClassNames = "class_names";

    /// <summary>The index of each frame where it comes from.</summary>
    public const string Indices = "frame_index";

    public const string Command = "command";
    public const string Version = "version";
}
