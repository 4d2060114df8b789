namespace Microsoft.ML.Internals;

/// <summary>A mapper that makes each added column of one input column.</summary>
internal abstract class OneToOneMapper(DataViewSchema inputSchema, ColumnPair[] pairs) : RowMapper(inputSchema)
{
    private readonly DataViewSchema.Column[] _sources = [.. pairs.Select(pair => pair.FindInput(inputSchema))];
    private DataViewSchema.DetachedColumn[] _added;

    public sealed override IReadOnlyList<DataViewSchema.DetachedColumn> Added => _added ??= [.. pairs.Select((pair, i) => MakeColumn(i, pair.Output, _sources[i]))];

    public sealed override IEnumerable<int> Dependencies(int added) => [_sources[added].Index];

    protected abstract DataViewSchema.DetachedColumn MakeColumn(int added, string name, DataViewSchema.Column source);

    protected sealed override Delegate MakeGetter(DataViewRow input, int added) => MakeGetter(input, added, input.Schema[_sources[added].Index]);

    protected abstract Delegate MakeGetter(DataViewRow input, int added, DataViewSchema.Column source);
}
