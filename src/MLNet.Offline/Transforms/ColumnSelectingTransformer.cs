using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps or drops columns.</summary>
public sealed class ColumnSelectingTransformer : ITransformer, ISavableTransformer
{
    private readonly string[] _columns;
    private readonly bool _keepColumns;
    private readonly bool _keepHidden;

    internal ColumnSelectingTransformer(string[] columns, bool keepColumns, bool keepHidden)
    {
        Check.That(columns is { Length: > 0 }, "No columns are given. At least one must be specified.");
        _columns = columns;
        _keepColumns = keepColumns;
        _keepHidden = keepHidden;
    }

    bool ITransformer.IsRowToRowMapper => true;

    string ISavableTransformer.Kind => TransformerKinds.Select;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema, nameof(inputSchema)).Schema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        Check.Value(input, nameof(input));
        return new SelectedDataView(input, Bind(input.Schema, nameof(input)));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => new SelectingRowMapper(Bind(inputSchema, nameof(inputSchema)));

    void ICanSaveModel.Save(ModelSaveContext ctx) => ctx.Save(this);

    void ISavableTransformer.Save(ModelWriter writer)
    {
        writer.Write(_keepColumns);
        writer.Write(_keepHidden);
        writer.Write(_columns);
    }

    internal static ITransformer Load(ModelReader reader)
    {
        bool keepColumns = reader.ReadBoolean(), keepHidden = reader.ReadBoolean();
        string[] columns = reader.ReadStrings();
        if (columns.Length == 0 || Array.Exists(columns, string.IsNullOrEmpty))
            throw reader.Damaged("a selection of no columns");
        return new ColumnSelectingTransformer(columns, keepColumns, keepHidden);
    }

    internal bool Keeps(string name) => Array.IndexOf(_columns, name) >= 0 == _keepColumns;

    internal void CheckPresent(IEnumerable<string> names, string paramName)
    {
        string[] missing = [.. _columns.Except(names)];
        if (missing.Length > 0)
            throw Fault.MissingColumn(paramName, "input", string.Join(",", missing));
    }

    private ColumnSelection Bind(DataViewSchema schema, string paramName)
    {
        Check.Value(schema, paramName);
        CheckPresent(schema.Select(c => c.Name), paramName);
        return _keepColumns ? ColumnSelection.Keep(schema, _columns, _keepHidden) : ColumnSelection.Drop(schema, _columns);
    }
}
