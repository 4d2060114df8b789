using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Tests.NetworkTrainers;

/// <summary>A view that notes which columns each pass asks for, and can break or shorten one.</summary>
internal sealed class WatchedView(IDataView source) : IDataView
{
    /// <summary>The columns of each pass, in order.</summary>
    public List<string> Passes { get; } = [];

    /// <summary>Is called with the number of the pass and the row before each row; may throw.</summary>
    public Action<int, long>? OnRow { get; init; }

    /// <summary>Rows that a pass gives at most, by its number from 0.</summary>
    public Func<int, long> Rows { get; init; } = _ => long.MaxValue;

    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        lock (Passes)
        {
            Passes.Add(string.Join(",", columns.Select(column => column.Name)));
            return new Cursor(this, Passes.Count - 1, source.GetRowCursor(columns, rand));
        }
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(WatchedView view, int pass, DataViewRowCursor input) : DataViewRowCursor
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => view.Schema;

        public override bool MoveNext()
        {
            view.OnRow?.Invoke(pass, input.Position + 1);
            return input.Position + 1 < view.Rows(pass) && input.MoveNext();
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
