using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>One row of a table: its active columns through typed getters.</summary>
public abstract class DataViewRow : IDisposable
{
    /// <summary>The row's ordinal in this reading; -1 before the first row and after the last.</summary>
    public abstract long Position { get; }

    /// <summary>The batch that the row belongs to: the rows of a cursor set, sorted by batch, are in the order of a single cursor.</summary>
    public abstract long Batch { get; }

    /// <summary>The schema of the row.</summary>
    public abstract DataViewSchema Schema { get; }

    /// <summary>A getter of the row's identity, which stays with the row however it is read.</summary>
    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    /// <summary>Whether the column was asked for when the row was opened.</summary>
    public abstract bool IsColumnActive(DataViewSchema.Column column);

    /// <summary>The getter of an active column; <typeparamref name="TValue"/> is the raw type of the column's type.</summary>
    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    /// <summary>Ends the reading.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the row holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
