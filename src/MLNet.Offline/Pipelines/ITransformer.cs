using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Makes one table of another, lazily.</summary>
public interface ITransformer : ICanSaveModel
{
    /// <summary>Whether rows are mapped one to one, so that <see cref="GetRowToRowMapper"/> works.</summary>
    bool IsRowToRowMapper { get; }

    /// <summary>The schema of what <see cref="Transform"/> returns for an input of the given schema.</summary>
    DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    /// <summary>The transformed table; nothing is computed before a cursor reads it.</summary>
    IDataView Transform(IDataView input);

    /// <summary>The mapping of single rows of the given schema.</summary>
    IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema);
}
