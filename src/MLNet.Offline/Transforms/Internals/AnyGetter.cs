namespace Microsoft.ML.Internals;

/// <summary>Getters of columns whose type is only known at run time.</summary>
internal static class AnyGetter
{
    /// <summary>The <see cref="ValueGetter{TValue}"/> of a column's raw type.</summary>
    public static Delegate Of(DataViewRow row, DataViewSchema.Column column) => Generic.Invoke<Delegate>(() => Get<int>(null, default), column.Type.RawType, row, column);

    private static ValueGetter<T> Get<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
