using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Pipelines;

/// <summary>Adds the sum of Pixels as Total, as a library outside of Microsoft.ML has to: view, cursor and row written by hand.</summary>
internal sealed class CountingTransformer : ITransformer
{
    public int Computed { get; private set; }

    public int Disposed { get; private set; }

    public bool IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        _ = inputSchema["Pixels"];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumn("Total", NumberDataViewType.Single);
        return builder.ToSchema();
    }

    public IDataView Transform(IDataView input) => new View(this, input);

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    public void Save(ModelSaveContext ctx) => throw new NotSupportedException("saved as a bundle only");

    private ValueGetter<float> MakeGetter(DataViewRow input)
    {
        ValueGetter<VBuffer<float>> get = input.GetGetter<VBuffer<float>>(input.Schema["Pixels"]);
        VBuffer<float> pixels = default;
        return (ref float total) =>
        {
            get(ref pixels);
            Computed++;
            total = pixels.DenseValues().Sum();
        };
    }

    private sealed class View(CountingTransformer parent, IDataView source) : IDataView
    {
        public bool CanShuffle => source.CanShuffle;

        public DataViewSchema Schema { get; } = parent.GetOutputSchema(source.Schema);

        public long? GetRowCount() => source.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        {
            bool[] active = new bool[Schema.Count];
            foreach (DataViewSchema.Column column in columnsNeeded)
                active[column.Index] = true;
            return new Cursor(parent, source.GetRowCursor(source.Schema.Where(c => active[c.Index] || (active[^1] && c.Name == "Pixels")), rand), Schema, active);
        }

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];
    }

    private sealed class Cursor(CountingTransformer parent, DataViewRowCursor input, DataViewSchema schema, bool[] active) : DataViewRowCursor
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => schema;

        public override bool MoveNext() => input.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => column.Index < input.Schema.Count ? input.GetGetter<TValue>(input.Schema[column.Index]) : (ValueGetter<TValue>)(object)parent.MakeGetter(input);

        protected override void Dispose(bool disposing)
        {
            parent.Disposed++;
            input.Dispose();
        }
    }

    private sealed class Mapper(CountingTransformer parent, DataViewSchema inputSchema) : IRowToRowMapper
    {
        public DataViewSchema InputSchema => inputSchema;

        public DataViewSchema OutputSchema { get; } = parent.GetOutputSchema(inputSchema);

        public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
            => dependingColumns.Select(c => c.Index < inputSchema.Count ? inputSchema[c.Index] : inputSchema["Pixels"]).DistinctBy(c => c.Index);

        public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(parent, input, OutputSchema);
    }

    private sealed class Row(CountingTransformer parent, DataViewRow input, DataViewSchema schema) : DataViewRow
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => column.Index < input.Schema.Count ? input.GetGetter<TValue>(input.Schema[column.Index]) : (ValueGetter<TValue>)(object)parent.MakeGetter(input);
    }
}
