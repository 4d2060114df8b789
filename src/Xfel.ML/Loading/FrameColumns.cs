namespace Xfel.ML;

/// <summary>The columns that <c>LoadFrames</c> gives.</summary>
public static class FrameColumns
{
    /// <summary>The pixels: a vector of <see cref="float"/> with the dimensions height and width.</summary>
    public const string Frame = "Frame";

    /// <summary>Index of the frame in its file (<see cref="long"/>).</summary>
    public const string Index = "Index";

    /// <summary>Name of the frame's class (text); absent when the file has no labels.</summary>
    public const string ClassName = "ClassName";

    /// <summary>Whether the frame is of the positive class (Boolean); absent when the file has no labels, or no class is named the positive one.</summary>
    public const string Label = "Label";

    /// <summary>Which labels the frame has (vector of Boolean, the labels as slot names); absent when the file does not give several labels a frame.</summary>
    public const string Labels = "Labels";

    /// <summary>The simulated model that the frame shows (<see cref="long"/>); absent when the file names none.</summary>
    public const string ModelId = "ModelId";

    /// <summary>The train that the frame was recorded in (<see cref="ulong"/>); absent when the file names none.</summary>
    public const string TrainId = "TrainId";

    /// <summary>The pulse within its train (<see cref="ulong"/>); absent when the file names none.</summary>
    public const string PulseId = "PulseId";

    /// <summary>The file, or the group within a file, that holds the frame (text); absent when all frames lie in the one file that was opened.</summary>
    public const string File = "File";
}
