namespace Microsoft.ML;

/// <summary>A table that is read lazily: a schema, and cursors over rows of which only the asked-for columns are computed.</summary>
public interface IDataView
{
    /// <summary>Whether a cursor given a random generator may return the rows in another order.</summary>
    bool CanShuffle { get; }

    /// <summary>The columns.</summary>
    DataViewSchema Schema { get; }

    /// <summary>The number of rows, or null where only a pass over the data would tell.</summary>
    long? GetRowCount();

    /// <summary>Opens a cursor before the first row; <paramref name="rand"/> shuffles where <see cref="CanShuffle"/> allows it.</summary>
    DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null);

    /// <summary>Opens up to <paramref name="n"/> cursors that share the rows among them, for parallel reading.</summary>
    DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null);
}
