using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>Makes a schema column by column.</summary>
    public sealed class Builder
    {
        private readonly List<DetachedColumn> _columns = [];

        /// <summary>Adds a column.</summary>
        public void AddColumn(string name, DataViewType type, Annotations annotations = null)
        {
            if (string.IsNullOrEmpty(name))
                throw new ArgumentNullException(nameof(name));
            Check.Value(type, nameof(type));
            _columns.Add(new DetachedColumn(name, type, annotations));
        }

        /// <summary>Adds the columns of another schema.</summary>
        public void AddColumns(IEnumerable<Column> source)
        {
            foreach (Column column in source)
                AddColumn(column.Name, column.Type, column.Annotations);
        }

        /// <summary>Adds columns.</summary>
        public void AddColumns(IEnumerable<DetachedColumn> source)
        {
            foreach (DetachedColumn column in source)
                AddColumn(column.Name, column.Type, column.Annotations);
        }

        /// <summary>The schema of what was added so far.</summary>
        public DataViewSchema ToSchema()
        {
            var byName = new Dictionary<string, int>();
            for (int i = 0; i < _columns.Count; i++)
                byName[_columns[i].Name] = i;
            var columns = new Column[_columns.Count];
            for (int i = 0; i < columns.Length; i++)
            {
                DetachedColumn column = _columns[i];
                columns[i] = new Column(column.Name, i, byName[column.Name] != i, column.Type, column.Annotations);
            }

            return new DataViewSchema(columns, byName);
        }
    }
}
