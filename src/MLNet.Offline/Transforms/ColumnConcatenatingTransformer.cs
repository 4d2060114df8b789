using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>Joins columns to a vector.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase, ISavableTransformer
{
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingTransformer(string output, string[] inputs)
    {
        _output = output;
        _inputs = inputs;
    }

    string ISavableTransformer.Kind => TransformerKinds.Concatenate;

    void ISavableTransformer.Save(ModelWriter writer)
    {
        writer.Write(_output);
        writer.Write(_inputs);
    }

    internal static ITransformer Load(ModelReader reader)
    {
        string output = reader.ReadName();
        string[] inputs = reader.ReadStrings();
        if (inputs.Length == 0 || Array.Exists(inputs, string.IsNullOrEmpty))
            throw reader.Damaged("a concatenation of no columns");
        return new ColumnConcatenatingTransformer(output, inputs);
    }

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new ConcatenatingMapper(inputSchema, _output, _inputs);
}
