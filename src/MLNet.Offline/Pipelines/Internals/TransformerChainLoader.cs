using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Reads a chain of transformers from a model.</summary>
internal static class TransformerChainLoader
{
    public static ITransformer Load(ModelReader reader)
    {
        int count = reader.ReadCount();
        var transformers = new ITransformer[count];
        var scopes = new TransformerScope[count];
        for (int i = 0; i < count; i++)
        {
            scopes[i] = (TransformerScope)reader.ReadInt32();
            transformers[i] = reader.ReadTransformer();
        }

        return new TransformerChain<ITransformer>(transformers, scopes);
    }
}
