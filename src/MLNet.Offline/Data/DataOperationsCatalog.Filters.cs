using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    /// <summary>The rows with a number of at least <paramref name="lowerBound"/> and less than <paramref name="upperBound"/> in a column; NaN is left out.</summary>
    public IDataView FilterRowsByColumn(IDataView input, string columnName, double lowerBound = double.NegativeInfinity, double upperBound = double.PositiveInfinity)
    {
        Check.Value(input, nameof(input));
        Check.NonEmpty(columnName, nameof(columnName));
        Check.Param(lowerBound < upperBound, nameof(upperBound), "Must be more than lowerBound");
        DataViewSchema.Column column = input.Schema[columnName];
        if (column.Type is not NumberDataViewType)
            throw Fault.WrongType(nameof(columnName), "filter", columnName, "number", column.Type.ToString());
        if (column.Type != NumberDataViewType.Single && column.Type != NumberDataViewType.Double)
            throw Fault.Param(nameof(columnName), $"Column '{columnName}' does not have compatible type: expected Single or Double, got {column.Type}.");
        return RowFilters.ByRange(input, column, new RowRange(lowerBound, upperBound, IncludeMax: false));
    }

    /// <summary>The rows whose key lies in a share of all keys.</summary>
    public IDataView FilterRowsByKeyColumnFraction(IDataView input, string columnName, double lowerBound = 0, double upperBound = 1)
    {
        Check.Value(input, nameof(input));
        Check.NonEmpty(columnName, nameof(columnName));
        Check.Param(0 <= lowerBound && lowerBound <= 1, nameof(lowerBound), "Must be in [0, 1]");
        Check.Param(0 <= upperBound && upperBound <= 1, nameof(upperBound), "Must be in [0, 1]");
        Check.Param(lowerBound <= upperBound, nameof(upperBound), "Must be no less than lowerBound");
        DataViewSchema.Column column = input.Schema[columnName];
        if (column.Type is not KeyDataViewType)
            throw Fault.WrongType(nameof(columnName), "filter", columnName, "KeyType", column.Type.ToString());
        return RowFilters.ByRange(input, column, new RowRange(lowerBound, upperBound, IncludeMax: upperBound >= 1));
    }

    /// <summary>The rows without a missing value (NaN, missing key) in any of the columns.</summary>
    public IDataView FilterRowsByMissingValues(IDataView input, params string[] columns)
    {
        Check.Value(input, nameof(input));
        Check.NonEmpty(columns, nameof(columns));
        var indices = new int[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            DataViewSchema.Column column = input.Schema.GetColumnOrNull(columns[i]) ?? throw Fault.MissingColumn(nameof(input), "source", columns[i]);
            if (!MissingValues.Has(column.Type))
                throw Fault.Param(nameof(columns), $"Column '{columns[i]}' has type {column.Type} which does not support missing values, so we cannot filter on them");
            indices[i] = column.Index;
        }

        return RowFilters.WithoutMissing(input, indices);
    }

    /// <summary>The table in a random order; the same order at every reading without a generator of its own.</summary>
    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        Check.Value(input, nameof(input));
        Check.Param(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        return new ShuffledDataView(input, seed ?? ((TauswortheRandom)_environment.Register("Shuffle").Rand).NextSigned(), shufflePoolSize, shuffleSource);
    }

    /// <summary>The table without its first rows.</summary>
    public IDataView SkipRows(IDataView input, long count)
    {
        Check.Value(input, nameof(input));
        Check.Param(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeDataView(input, count, long.MaxValue);
    }

    /// <summary>The first rows of the table.</summary>
    public IDataView TakeRows(IDataView input, long count)
    {
        Check.Value(input, nameof(input));
        Check.Param(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeDataView(input, 0, count);
    }
}
