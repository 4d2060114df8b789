using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Internals;

/// <summary>A cursor that maps row by row.</summary>
internal sealed class MappedCursor(DataViewRowCursor input, FrameBinding binding, bool[] active, Func<FrameKernel> kernel, bool keepsRow) : DataViewRowCursor
{
    private readonly MappedRow _row = new(input, binding, active, kernel, keepsRow);

    public override long Position => _row.Position;

    public override long Batch => _row.Batch;

    public override DataViewSchema Schema => _row.Schema;

    public override bool MoveNext() => input.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => _row.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _row.Dispose();
        base.Dispose(disposing);
    }
}
