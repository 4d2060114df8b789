using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>The base of transformers that add columns row by row.</summary>
public abstract class RowToRowTransformerBase : ITransformer
{
    private protected RowToRowTransformerBase()
    {
    }

    bool ITransformer.IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return MakeMapper(inputSchema).Output.Schema;
    }

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        Check.Value(input, nameof(input));
        return new MappedDataView(input, MakeMapper(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return new MappedRowMapper(MakeMapper(inputSchema));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Check.Value(ctx, nameof(ctx));
        if (this is not ISavableTransformer savable)
            throw Fault.Unsupported($"{GetType().Name} cannot be saved.");
        ctx.Save(savable);
    }

    /// <summary>What this transformer does with rows of a schema; throws where the schema lacks what is needed.</summary>
    private protected abstract RowMapper MakeMapper(DataViewSchema inputSchema);
}
