using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Tables of a transformer that depend on the frames' size. Those of the size that was asked for last are kept: cursors over the same data share them.</summary>
/// <param name="make">Makes the tables, which several threads may use.</param>
internal sealed class SizedTables<T>(Func<FrameSize, T> make)
    where T : class
{
    private volatile Entry? _last;

    public T Of(FrameSize size)
    {
        Entry? last = _last;
        if (last is null || last.Size != size)
            _last = last = new Entry(size, make(size));
        return last.Tables;
    }

    private sealed record Entry(FrameSize Size, T Tables);
}
