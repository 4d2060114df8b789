using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>An array of an NPZ file whose rows are gathered while the frames are written, for such a file holds one array after the other.</summary>
/// <param name="rows">Where the rows are kept.</param>
/// <param name="append">Keeps a frame's row.</param>
/// <param name="write">Writes the array, which has as many rows as it is told.</param>
internal sealed class NpzColumn(RowSpill rows, Action<SimulatedFrame> append, Action<NpzWriter, int> write) : IDisposable
{
    public void Append(SimulatedFrame frame) => append(frame);

    public void Write(NpzWriter file, int count) => write(file, count);

    public void Dispose() => rows.Dispose();
}
