using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>How a prediction engine binds its classes to columns.</summary>
public sealed class PredictionEngineOptions
{
    /// <summary>Whether members of the result without a column are left alone; otherwise they are a fault.</summary>
    public bool IgnoreMissingColumns = true;

    /// <summary>The binding of the example's members; by its attributes where null.</summary>
    public SchemaDefinition InputSchemaDefinition;

    /// <summary>The binding of the result's members; by its attributes where null.</summary>
    public SchemaDefinition OutputSchemaDefinition;

    /// <summary>Whether the engine disposes the transformer.</summary>
    public bool OwnsTransformer = true;
}
