using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>A mapper as the public interface shows it.</summary>
internal sealed class MappedRowMapper(RowMapper mapper) : IRowToRowMapper
{
    public DataViewSchema InputSchema => mapper.InputSchema;

    public DataViewSchema OutputSchema => mapper.Output.Schema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        bool[] active = ActiveColumns.Of(dependingColumns, OutputSchema);
        return ActiveColumns.Select(InputSchema, mapper.Output.ActiveInput(active, mapper.Dependencies));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Check.Value(input, nameof(input));
        Check.Value(activeColumns, nameof(activeColumns));
        Check.Param(input.Schema == InputSchema, nameof(input), "Schema of input row must be the same as the schema the mapper is bound to.");
        return new MappedRow(input, mapper, ActiveColumns.Of(activeColumns, OutputSchema));
    }
}
