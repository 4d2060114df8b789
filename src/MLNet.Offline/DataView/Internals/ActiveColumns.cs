namespace Microsoft.ML.Internals;

/// <summary>Which columns of a schema a cursor was asked for.</summary>
internal static class ActiveColumns
{
    /// <summary>A flag for each column of the schema.</summary>
    public static bool[] Of(IEnumerable<DataViewSchema.Column> columnsNeeded, DataViewSchema schema)
    {
        Check.Value(columnsNeeded, nameof(columnsNeeded));
        var active = new bool[schema.Count];
        foreach (DataViewSchema.Column column in columnsNeeded)
        {
            Check.That(column.Index < active.Length, $"The requested column '{column}' is not part of the schema.");
            active[column.Index] = true;
        }

        return active;
    }

    /// <summary>The flagged columns.</summary>
    public static IEnumerable<DataViewSchema.Column> Select(DataViewSchema schema, bool[] active) => schema.Where(column => active[column.Index]);

    /// <summary>Whether a column is flagged; one of another schema is a fault.</summary>
    public static bool IsActive(bool[] active, DataViewSchema.Column column)
    {
        Check.That((uint)column.Index < (uint)active.Length, $"The column '{column.Name}' (index {column.Index}) is not part of the schema.");
        return active[column.Index];
    }

    /// <summary>The getter as the caller wants it, or the fault of asking with a wrong type.</summary>
    public static ValueGetter<TValue> Cast<TValue>(Delegate getter, DataViewSchema.Column column)
        => getter as ValueGetter<TValue> ?? throw Fault.WrongGetter(column.Name, typeof(TValue), column.Type.RawType);
}
