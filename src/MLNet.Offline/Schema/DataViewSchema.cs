using System.Collections;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>The columns of a table. A later column hides an earlier one of the same name: by index it is still there.</summary>
public sealed partial class DataViewSchema : IReadOnlyList<DataViewSchema.Column>
{
    private readonly Column[] _columns;
    private readonly Dictionary<string, int> _byName;

    private DataViewSchema(Column[] columns, Dictionary<string, int> byName)
    {
        _columns = columns;
        _byName = byName;
    }

    /// <summary>The number of columns, hidden ones included.</summary>
    public int Count => _columns.Length;

    /// <summary>The visible column of a name.</summary>
    public Column this[string name]
        => GetColumnOrNull(name) ?? throw Fault.Param(nameof(name), $"Column '{name}' not found");

    /// <summary>The column at an index.</summary>
    public Column this[int columnIndex]
    {
        get
        {
            Check.Param((uint)columnIndex < (uint)_columns.Length, nameof(columnIndex));
            return _columns[columnIndex];
        }
    }

    /// <summary>The visible column of a name, or null.</summary>
    public Column? GetColumnOrNull(string name)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentNullException(nameof(name));
        return _byName.TryGetValue(name, out int index) ? _columns[index] : null;
    }

    /// <summary>The columns in order.</summary>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Count} columns";
}
