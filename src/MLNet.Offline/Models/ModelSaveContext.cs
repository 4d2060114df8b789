using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>What a transformer is given to write itself to. Its members are not public: only the transformers of this assembly can be saved.</summary>
public sealed class ModelSaveContext : IDisposable
{
    private readonly ModelWriter _writer;

    internal ModelSaveContext(ModelWriter writer) => _writer = writer;

    /// <summary>Nothing to release.</summary>
    public void Dispose()
    {
    }

    internal void Save(ISavableTransformer transformer) => _writer.WriteContent(transformer);
}
