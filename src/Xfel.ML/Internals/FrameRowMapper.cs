using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Internals;

/// <summary>Maps single rows, as prediction engines do.</summary>
internal sealed class FrameRowMapper(FrameTransformer transformer, FrameBinding binding) : IRowToRowMapper
{
    public DataViewSchema InputSchema => binding.InputSchema;

    public DataViewSchema OutputSchema => binding.OutputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        binding.Dependencies(binding.Active(dependingColumns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        bool[] active = binding.Active(activeColumns);
        if (input.Schema != binding.InputSchema)
            throw new InvalidOperationException($"The row has the schema {input.Schema}, but the mapper is bound to {binding.InputSchema}: bind a mapper to the row's own schema");
        return new MappedRow(input, binding, active, () => transformer.CreateKernel(binding.Size, rowCount: null), transformer.KeepsRow);
    }
}
