using Xfel.ML.Formats;

namespace Xfel.ML.Internals;

/// <summary>One thing that is known about each frame: an array with one row a frame, whatever file it goes to.</summary>
/// <typeparam name="TFrame">What a row is filled from.</typeparam>
/// <param name="name">The array's name.</param>
internal abstract class FrameColumn<TFrame>(string name)
{
    public string Name => name;

    /// <summary>Begins the array in a CXI file; gives what appends a frame's row.</summary>
    public abstract Action<TFrame> Begin(CxiWriter file);

    /// <summary>Begins to gather rows for an array that is written in one piece.</summary>
    /// <param name="spill">Makes room for the rows that memory is not to hold.</param>
    public abstract NpzColumn<TFrame> Gather(Func<Stream> spill);
}
