namespace Microsoft.ML.Internals;

/// <summary>What a row-to-row transformer does with rows of one schema: the columns that it adds, what they depend on, and their getters.</summary>
internal abstract class RowMapper(DataViewSchema inputSchema)
{
    private MappedSchema _output;

    public DataViewSchema InputSchema => inputSchema;

    /// <summary>The added columns.</summary>
    public abstract IReadOnlyList<DataViewSchema.DetachedColumn> Added { get; }

    /// <summary>The schema with the added columns in their places.</summary>
    public MappedSchema Output => _output ??= new MappedSchema(inputSchema, Added);

    /// <summary>The indices of the input columns that an added column is computed from.</summary>
    public abstract IEnumerable<int> Dependencies(int added);

    /// <summary>
    /// The getters of the active added columns, null for the others; <paramref name="dispose"/> is called with the row or cursor.
    /// The input row has the dependencies of the active columns active. May be called for several cursors at once.
    /// </summary>
    public virtual Delegate[] MakeGetters(DataViewRow input, bool[] active, out Action dispose)
    {
        dispose = null;
        var getters = new Delegate[active.Length];
        for (int i = 0; i < active.Length; i++)
            getters[i] = active[i] ? MakeGetter(input, i) : null;
        return getters;
    }

    /// <summary>The getter of one added column.</summary>
    protected abstract Delegate MakeGetter(DataViewRow input, int added);
}
