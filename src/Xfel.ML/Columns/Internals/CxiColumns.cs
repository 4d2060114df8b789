using Xfel.ML.Formats;

namespace Xfel.ML.Internals;

/// <summary>Appends what is known about frames to a CXI file.</summary>
/// <typeparam name="TFrame">What a row is filled from.</typeparam>
internal sealed class CxiColumns<TFrame>(IEnumerable<FrameColumn<TFrame>> columns, CxiWriter file)
{
    private readonly Action<TFrame>[] _append = [.. columns.Select(column => column.Begin(file))];

    public void Append(TFrame frame)
    {
        foreach (Action<TFrame> append in _append)
            append(frame);
    }
}
