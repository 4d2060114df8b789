using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Internals;

/// <summary>A table whose rows have places between 0 and 1 in one of its columns, by which they are split into parts.</summary>
internal sealed class SplitPlaces
{
    // Seed of the random places where neither the call nor the context has one.
    private const uint DefaultSeed = 42;

    private readonly IDataView _data;
    private readonly string _column;
    private readonly bool _isAdded;

    private SplitPlaces(IDataView data, string column, bool isAdded)
    {
        _data = data;
        _column = column;
        _isAdded = isAdded;
    }

    /// <summary>Random places, or places by the values of a column, so that equal values stay together.</summary>
    public static SplitPlaces Of(IDataView data, string samplingKeyColumnName, int? seed)
    {
        string name = data.Schema.FreeName("SplitColumn");
        if (samplingKeyColumnName is null)
            return new SplitPlaces(new OrderedDataView(new MappedDataView(data, new RandomNumberMapper(data.Schema, name, (uint?)seed ?? DefaultSeed))), name, isAdded: true);

        DataViewSchema.Column column = data.Schema.GetColumnOrNull(samplingKeyColumnName)
            ?? throw Fault.MissingColumn("samplingKeyColumn", "SamplingKeyColumn", samplingKeyColumnName);
        if (column.Type is KeyDataViewType)
            return new SplitPlaces(data, samplingKeyColumnName, isAdded: false);
        if (column.Type == NumberDataViewType.Single || column.Type == NumberDataViewType.Double)
        {
            var scale = new NormalizingEstimator(new NormalizingColumn(name, samplingKeyColumnName, NormalizingMode.MinMax, NormalizingEstimator.Defaults.MaximumExampleCount, FixZero: false));
            return new SplitPlaces(scale.Fit(data).Transform(data), name, isAdded: true);
        }

        return new SplitPlaces(new MappedDataView(data, new SplitHashMapper(data.Schema, name, column, seed)), name, isAdded: true);
    }

    /// <summary>The rows with places in a range, with the columns of the original table.</summary>
    public IDataView Part(RowRange range)
    {
        IDataView part = RowFilters.ByRange(_data, _data.Schema[_column], range);
        return _isAdded ? new SelectedDataView(part, ColumnSelection.Drop(part.Schema, [_column])) : part;
    }
}
