using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>One thing that is known about each simulated frame: an array with one row a frame, whatever file it goes to.</summary>
/// <param name="name">The array's name.</param>
internal abstract class TruthColumn(string name)
{
    public string Name => name;

    /// <summary>Begins the array in a CXI file; gives what appends a frame's row.</summary>
    public abstract Action<SimulatedFrame> Begin(CxiWriter file);

    /// <summary>Begins to gather rows for an array that is written in one piece.</summary>
    /// <param name="spill">Makes room for the rows that memory is not to hold.</param>
    public abstract NpzColumn Gather(Func<Stream> spill);
}
