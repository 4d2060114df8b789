using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>A cursor that moves as its input moves.</summary>
internal abstract class SynchronizedCursor(DataViewRowCursor input) : DataViewRowCursor
{
    // The input of a long pipeline is deep: moving goes to its root at once.
    private readonly DataViewRowCursor _root = input is SynchronizedCursor synchronized ? synchronized._root : input;
    private bool _disposed;

    public sealed override long Position => _root.Position;

    public sealed override long Batch => _root.Batch;

    protected DataViewRowCursor Input => input;

    public sealed override bool MoveNext() => _root.MoveNext();

    public sealed override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
