using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>A column that is in no schema yet.</summary>
    public struct DetachedColumn
    {
        /// <summary>A column of a name, a type and annotations.</summary>
        public DetachedColumn(string name, DataViewType type, Annotations annotations = null)
        {
            if (string.IsNullOrEmpty(name))
                throw new ArgumentNullException(nameof(name));
            Check.Value(type, nameof(type));
            Name = name;
            Type = type;
            Annotations = annotations ?? Annotations.Empty;
        }

        /// <summary>The name, type and annotations of a column.</summary>
        public DetachedColumn(Column column)
        {
            Name = column.Name;
            Type = column.Type;
            Annotations = column.Annotations;
        }

        /// <summary>The name.</summary>
        public string Name { get; }

        /// <summary>The type of the values.</summary>
        public DataViewType Type { get; }

        /// <summary>Further facts, such as the names of slots or key values.</summary>
        public Annotations Annotations { get; }
    }
}
