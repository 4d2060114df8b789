namespace Microsoft.ML;

/// <summary>A transformer that scores rows with a trained model.</summary>
/// <typeparam name="TModel">Type of the model.</typeparam>
public interface IPredictionTransformer<out TModel> : ITransformer
    where TModel : class
{
    /// <summary>The trained model.</summary>
    TModel Model { get; }
}
