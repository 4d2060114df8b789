using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>The base of engines that predict object by object.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ObjectRow<TSrc> _input;
    private readonly DataViewRow _output;
    private readonly Action<TDst> _fill;
    private readonly ITransformer _transformer;
    private readonly bool _ownsTransformer;
    private bool _disposed;

    private protected PredictionEngineBase(ITransformer transformer, PredictionEngineOptions options)
    {
        Check.Value(transformer, nameof(transformer));
        Check.Param(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        _transformer = transformer;
        _ownsTransformer = options.OwnsTransformer;
        _input = new ObjectRow<TSrc>(new RowReader<TSrc>(RowColumn.Of(typeof(TSrc), options.InputSchemaDefinition, Data.SchemaDefinition.Direction.Read)));
        Data.IRowToRowMapper mapper = transformer.GetRowToRowMapper(_input.Schema);
        var writer = new RowWriter<TDst>(mapper.OutputSchema, options.IgnoreMissingColumns, options.OutputSchemaDefinition);
        _output = mapper.GetRow(_input, mapper.OutputSchema);
        _fill = writer.MakeFiller(_output);
        OutputSchema = transformer.GetOutputSchema(_input.Schema);
    }

    /// <summary>The schema of the transformer's output, from which the result's members are taken.</summary>
    public DataViewSchema OutputSchema { get; }

    /// <summary>The prediction for an example.</summary>
    public TDst Predict(TSrc example)
    {
        var result = new TDst();
        Predict(example, ref result);
        return result;
    }

    /// <summary>The prediction for an example, into an object that may be used again.</summary>
    public abstract void Predict(TSrc example, ref TDst prediction);

    /// <summary>Disposes the rows, and the transformer where the engine owns it.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _output.Dispose();
        if (_ownsTransformer)
            (_transformer as IDisposable)?.Dispose();
    }

    private protected void ExtractValues(TSrc example) => _input.MoveTo(example);

    private protected void FillValues(TDst prediction) => _fill(prediction);
}
