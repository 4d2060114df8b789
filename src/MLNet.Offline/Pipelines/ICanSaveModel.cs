namespace Microsoft.ML;

/// <summary>Can be written to a model file.</summary>
public interface ICanSaveModel
{
    /// <summary>Writes itself.</summary>
    void Save(ModelSaveContext ctx);
}
