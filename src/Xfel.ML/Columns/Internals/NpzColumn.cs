using Xfel.ML.Formats;

namespace Xfel.ML.Internals;

/// <summary>An array of an NPZ file whose rows are gathered while the frames are written, for such a file holds one array after the other.</summary>
/// <typeparam name="TFrame">What a row is filled from.</typeparam>
/// <param name="rows">Where the rows are kept.</param>
/// <param name="append">Keeps a frame's row.</param>
/// <param name="write">Writes the array, which has as many rows as it is told.</param>
internal sealed class NpzColumn<TFrame>(RowSpill rows, Action<TFrame> append, Action<NpzWriter, int> write) : IDisposable
{
    public void Append(TFrame frame) => append(frame);

    public void Write(NpzWriter file, int count) => write(file, count);

    public void Dispose() => rows.Dispose();
}
