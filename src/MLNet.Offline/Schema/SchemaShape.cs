using System.Collections;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>What an estimator needs to know of a schema before there is data: names, kinds and item types of the visible columns.</summary>
public sealed partial class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private readonly Column[] _columns;

    /// <summary>A shape of columns.</summary>
    public SchemaShape(IEnumerable<Column> columns)
    {
        Check.Value(columns, nameof(columns));
        _columns = [.. columns];
        Check.Param(_columns.All(c => c.IsValid), nameof(columns), "Some items are not initialized properly.");
    }

    internal static SchemaShape Empty { get; } = new([]);

    /// <summary>The number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>The column at an index.</summary>
    public Column this[int index] => _columns[index];

    /// <summary>The columns in order.</summary>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The shape of a schema, hidden columns left out.</summary>
    internal static SchemaShape Create(DataViewSchema schema)
    {
        Check.Value(schema, nameof(schema));
        return new SchemaShape(schema.Where(c => !c.IsHidden).Select(Column.Of));
    }

    /// <summary>The column of a name, or null.</summary>
    internal Column? Find(string name)
    {
        int at = Array.FindIndex(_columns, c => c.Name == name);
        return at >= 0 ? _columns[at] : null;
    }

    /// <summary>This shape with columns put in the place of those of the same names, or at the end.</summary>
    internal SchemaShape With(params IEnumerable<Column> columns)
    {
        // As in Microsoft.ML, a replaced column keeps its place.
        var result = new List<Column>(_columns);
        foreach (Column column in columns)
        {
            int at = result.FindIndex(c => c.Name == column.Name);
            if (at >= 0)
                result[at] = column;
            else
                result.Add(column);
        }

        return new SchemaShape(result);
    }
}
