using Microsoft.ML;

namespace Xfel.ML.Internals;

/// <summary>A data view with a mapped column. Nothing is computed before a cursor asks for it.</summary>
internal sealed class MappedDataView(IDataView source, FrameTransformer transformer, FrameBinding binding) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => binding.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = binding.Active(columnsNeeded);
        return Map(source.GetRowCursor(binding.Dependencies(active), rand), active, source.GetRowCount());
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        bool[] active = binding.Active(columnsNeeded);
        DataViewRowCursor[] inputs = source.GetRowCursorSet(binding.Dependencies(active), n, rand);
        return [.. inputs.Select(input => Map(input, active, rowCount: null))];
    }

    private DataViewRowCursor Map(DataViewRowCursor input, bool[] active, long? rowCount)
    {
        FrameKernel Kernel() => transformer.CreateKernel(binding.Size, rowCount);
        return transformer.BatchSize > 1 && active[binding.OutputIndex] && LookAheadCursor.CanLookAhead(binding, active)
            ? new LookAheadCursor(input, binding, active, Kernel, transformer.BatchSize)
            : new MappedCursor(input, binding, active, Kernel, transformer.KeepsRow);
    }
}
