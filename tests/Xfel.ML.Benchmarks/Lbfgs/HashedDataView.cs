using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Benchmarks;

/// <summary>A data view over <see cref="HashedProblem"/> that computes each row when it is read, and holds none.</summary>
internal sealed class HashedDataView : IDataView
{
    private readonly int _rows;
    private readonly int _columns;

    public HashedDataView(int rows, int columns)
    {
        _rows = rows;
        _columns = columns;
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", BooleanDataViewType.Instance);
        builder.AddColumn("Features", new VectorDataViewType(NumberDataViewType.Single, columns));
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [new Cursor(this)];

    private sealed class Cursor(HashedDataView view) : DataViewRowCursor
    {
        private readonly float[] _features = new float[view._columns];
        private long _position = -1;

        public override long Position => _position;

        public override long Batch => 0;

        public override DataViewSchema Schema => view.Schema;

        public override bool MoveNext()
        {
            if (_position + 1 >= view._rows)
                return false;
            HashedProblem.Fill((int)++_position, _features);
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<bool> label = (ref bool value) => value = HashedProblem.Label((int)_position, _features);
            ValueGetter<VBuffer<float>> features = (ref VBuffer<float> value) =>
            {
                VBufferEditor<float> editor = VBufferEditor.Create(ref value, _features.Length);
                _features.CopyTo(editor.Values);
                value = editor.Commit();
            };
            return column.Index == 0 ? (ValueGetter<TValue>)(Delegate)label : (ValueGetter<TValue>)(Delegate)features;
        }
    }
}
