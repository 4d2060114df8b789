namespace Microsoft.ML.Internals;

/// <summary>A transformer of this assembly that can be saved; its kind has a loader in <see cref="TransformerKinds"/>.</summary>
internal interface ISavableTransformer : ITransformer
{
    /// <summary>The name of the kind in the file.</summary>
    string Kind { get; }

    /// <summary>Writes what the loader of the kind reads.</summary>
    void Save(ModelWriter writer);
}
