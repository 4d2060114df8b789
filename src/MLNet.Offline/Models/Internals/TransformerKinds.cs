using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Internals;

/// <summary>The closed registry of what a model file may hold: kind, and the function that reads it.</summary>
internal static partial class TransformerKinds
{
    public const string Chain = "chain";
    public const string Copy = "copy";
    public const string Concatenate = "concatenate";
    public const string Select = "select";
    public const string Convert = "convert";
    public const string KeyToValue = "key-to-value";
    public const string ValueToKey = "value-to-key";
    public const string Normalize = "normalize";
    public const string CustomMapping = "custom-mapping";

    private static readonly Dictionary<string, Func<ModelReader, ITransformer>> Loaders = MakeLoaders();

    /// <summary>The loader of a kind, or null.</summary>
    public static Func<ModelReader, ITransformer> Find(string kind) => Loaders.GetValueOrDefault(kind);

    /// <summary>Adds the kinds of the trainers (Trainers/TransformerKinds.Trainers.cs).</summary>
    static partial void AddTrainers(Dictionary<string, Func<ModelReader, ITransformer>> loaders);

    private static Dictionary<string, Func<ModelReader, ITransformer>> MakeLoaders()
    {
        var loaders = new Dictionary<string, Func<ModelReader, ITransformer>>
        {
            [Chain] = TransformerChainLoader.Load,
            [Copy] = ColumnCopyingTransformer.Load,
            [Concatenate] = ColumnConcatenatingTransformer.Load,
            [Select] = ColumnSelectingTransformer.Load,
            [Convert] = TypeConvertingTransformer.Load,
            [KeyToValue] = KeyToValueMappingTransformer.Load,
            [ValueToKey] = ValueToKeyMappingTransformer.Load,
            [Normalize] = NormalizingTransformer.Load,
            [CustomMapping] = CustomMappingLoader.Load,
        };
        AddTrainers(loaders);
        return loaders;
    }
}
