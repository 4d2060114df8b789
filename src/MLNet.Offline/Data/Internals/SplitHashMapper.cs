using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Adds the place of a row by the hash of one of its columns; NaN where that is missing.</summary>
internal sealed class SplitHashMapper(DataViewSchema input, string name, DataViewSchema.Column source, int? seed) : RowMapper(input)
{
    public override IReadOnlyList<DataViewSchema.DetachedColumn> Added { get; } = [new(name, NumberDataViewType.Double)];

    public override IEnumerable<int> Dependencies(int added) => [source.Index];

    protected override Delegate MakeGetter(DataViewRow input, int added) => SplitHash.Getter(input, input.Schema[source.Index], seed);
}
