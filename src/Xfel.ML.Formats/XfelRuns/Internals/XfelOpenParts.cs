namespace Xfel.ML.Formats.Internals;

/// <summary>The files of a run, of which only those used last stay open: a run may have more files than a process may hold.</summary>
/// <param name="parts">The parts of the run.</param>
/// <param name="most">How many stay open. While more are being read at once, more are open.</param>
internal sealed class XfelOpenParts(IReadOnlyList<XfelPart> parts, int most) : IDisposable
{
    private readonly Dictionary<int, XfelOpenPart> _open = [];
    private readonly Lock _gate = new();
    private long _uses;
    private bool _disposed;

    /// <summary>The number of open files.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _open.Count;
        }
    }

    /// <summary>Opens a part, or takes it as it is open; give it back with <see cref="Return"/>.</summary>
    /// <exception cref="FrameFileException">The file cannot be opened any more, or has changed.</exception>
    public XfelOpenPart Take(int part)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_open.TryGetValue(part, out XfelOpenPart? open))
            {
                CloseOldest();
                open = XfelOpenPart.Open(parts[part]);
                _open.Add(part, open);
            }

            open.Holders++;
            open.LastUse = ++_uses;
            return open;
        }
    }

    public void Return(XfelOpenPart open)
    {
        lock (_gate)
        {
            open.Holders--;
            if (_disposed && open.Holders == 0)
                open.Dispose();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (XfelOpenPart open in _open.Values)
            {
                if (open.Holders == 0)
                    open.Dispose();
            }

            _open.Clear();
        }
    }

    private void CloseOldest()
    {
        while (_open.Count >= most)
        {
            int oldest = -1;
            long use = long.MaxValue;
            foreach ((int number, XfelOpenPart open) in _open)
            {
                if (open.Holders == 0 && open.LastUse < use)
                    (oldest, use) = (number, open.LastUse);
            }

            if (oldest < 0)
                return;
            _open[oldest].Dispose();
            _ = _open.Remove(oldest);
        }
    }
}
