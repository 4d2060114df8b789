using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Rows with some of their columns.</summary>
internal sealed class SelectingRowMapper(ColumnSelection selection) : IRowToRowMapper
{
    public DataViewSchema InputSchema => selection.Input;

    public DataViewSchema OutputSchema => selection.Schema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) => selection.Sources(dependingColumns);

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(input, selection);

    private sealed class Row(DataViewRow input, ColumnSelection selection) : DataViewRow
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => selection.Schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(input.Schema[selection.Source(column).Index]);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(input.Schema[selection.Source(column).Index]);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
        }
    }
}
