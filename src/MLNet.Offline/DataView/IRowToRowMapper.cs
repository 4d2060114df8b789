namespace Microsoft.ML.Data;

/// <summary>A mapping from one row to one row, without a table around it.</summary>
public interface IRowToRowMapper
{
    /// <summary>The schema that rows must have.</summary>
    DataViewSchema InputSchema { get; }

    /// <summary>The schema of the mapped rows.</summary>
    DataViewSchema OutputSchema { get; }

    /// <summary>The input columns without which the given output columns cannot be computed.</summary>
    IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns);

    /// <summary>The mapped view of a row, with the given output columns active; it moves as its input moves, and disposes it.</summary>
    DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns);
}
