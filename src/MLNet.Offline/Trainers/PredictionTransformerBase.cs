namespace Microsoft.ML.Data;

/// <summary>A transformer that scores rows with a trained model.</summary>
/// <typeparam name="TModel">Type of the model.</typeparam>
public abstract class PredictionTransformerBase<TModel> : RowToRowTransformerBase, IPredictionTransformer<TModel>, IDisposable
    where TModel : class
{
    private protected PredictionTransformerBase(TModel model) => Model = model;

    /// <inheritdoc/>
    public TModel Model { get; }

    /// <summary>Disposes the model, where it holds something.</summary>
    public void Dispose()
    {
        (Model as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }
}
