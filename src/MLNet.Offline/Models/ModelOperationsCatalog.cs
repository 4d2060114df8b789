using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>Saving, loading and using models.</summary>
public sealed class ModelOperationsCatalog
{
    private readonly HostEnvironment _environment;

    internal ModelOperationsCatalog(HostEnvironment environment) => _environment = environment;

    /// <summary>Saves a transformer, and the schema of its input where one is given.</summary>
    public void Save(ITransformer model, DataViewSchema inputSchema, Stream stream)
    {
        Check.Value(stream, nameof(stream));
        ModelFile.Write(stream, model, inputSchema);
    }

    /// <summary>Saves a transformer, and the schema of its input where one is given.</summary>
    public void Save(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        Check.NonEmpty(filePath, nameof(filePath));
        using FileStream stream = File.Create(filePath);
        Save(model, inputSchema, stream);
    }

    /// <summary>Loads a transformer, and the schema of its input, null where none was saved.</summary>
    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        Check.Value(stream, nameof(stream));
        return ModelFile.Read(stream, _environment, out inputSchema);
    }

    /// <summary>Loads a transformer, and the schema of its input, null where none was saved.</summary>
    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        Check.NonEmpty(filePath, nameof(filePath));
        using FileStream stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }

    /// <summary>An engine that predicts object by object.</summary>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(
        ITransformer transformer, bool ignoreMissingColumns = true, SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, new PredictionEngineOptions
        {
            IgnoreMissingColumns = ignoreMissingColumns,
            InputSchemaDefinition = inputSchemaDefinition,
            OutputSchemaDefinition = outputSchemaDefinition,
        });

    /// <summary>An engine whose input columns have the types and annotations of a schema; members of the result without a column are a fault.</summary>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, DataViewSchema inputSchema)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, new PredictionEngineOptions { IgnoreMissingColumns = false, InputSchemaDefinition = RowDefinition.Of(typeof(TSrc), inputSchema) });

    /// <summary>An engine with options.</summary>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, PredictionEngineOptions options)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, options);
}
