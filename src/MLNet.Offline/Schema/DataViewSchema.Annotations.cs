using Microsoft.ML.Internals;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>What is known of a column beyond its type: values of any column type, by name, the same for all rows.</summary>
    public sealed partial class Annotations
    {
        private readonly Delegate[] _getters;

        private Annotations(DataViewSchema schema, Delegate[] getters)
        {
            Schema = schema;
            _getters = getters;
        }

        /// <summary>No annotations.</summary>
        public static Annotations Empty { get; } = new(new DataViewSchema([], []), []);

        /// <summary>The names and types of the annotations.</summary>
        public DataViewSchema Schema { get; }

        /// <summary>The getter of an annotation.</summary>
        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            if (column.Index >= _getters.Length)
                throw new ArgumentException($"No annotation '{column.Name}' here: the column is of another schema.", nameof(column));
            return _getters[column.Index] as ValueGetter<TValue> ?? throw Fault.State($"Invalid call to '{nameof(GetGetter)}': annotation '{column.Name}' is not of type {typeof(TValue)}.");
        }

        /// <summary>Fetches an annotation by name.</summary>
        public void GetValue<TValue>(string kind, ref TValue value)
        {
            Column column = Schema.GetColumnOrNull(kind) ?? throw Fault.State($"Invalid call to '{nameof(GetValue)}': there is no annotation '{kind}'.");
            GetGetter<TValue>(column)(ref value);
        }

        internal Delegate GetterAt(int index) => _getters[index];

        /// <inheritdoc/>
        public override string ToString() => string.Join(", ", Schema.Select(column => column.Name));
    }
}
