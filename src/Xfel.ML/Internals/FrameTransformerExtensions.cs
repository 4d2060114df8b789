using Microsoft.ML;

namespace Xfel.ML.Internals;

internal static class FrameTransformerExtensions
{
    /// <summary>The transformer itself, once it is certain that it takes the training data: a wrong schema is told at Fit, before any work.</summary>
    public static TTransformer CheckedOn<TTransformer>(this TTransformer transformer, IDataView input)
        where TTransformer : FrameTransformer
    {
        ArgumentNullException.ThrowIfNull(input);
        transformer.GetOutputSchema(input.Schema);
        return transformer;
    }
}
