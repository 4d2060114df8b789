using Xfel.ML.Formats;

namespace Xfel.ML.Internals;

/// <summary>Gathers what is known about frames and writes it as arrays of an NPZ file. Memory does not grow with the number of frames.</summary>
/// <typeparam name="TFrame">What a row is filled from.</typeparam>
internal sealed class NpzColumns<TFrame>(IEnumerable<FrameColumn<TFrame>> columns, Func<Stream> spill) : IDisposable
{
    private readonly NpzColumn<TFrame>[] _columns = [.. columns.Select(column => column.Gather(spill))];
    private int _count;

    public void Add(TFrame frame)
    {
        foreach (NpzColumn<TFrame> column in _columns)
            column.Append(frame);
        _count++;
    }

    public void Write(NpzWriter file)
    {
        foreach (NpzColumn<TFrame> column in _columns)
            column.Write(file, _count);
    }

    public void Dispose()
    {
        foreach (NpzColumn<TFrame> column in _columns)
            column.Dispose();
    }
}
