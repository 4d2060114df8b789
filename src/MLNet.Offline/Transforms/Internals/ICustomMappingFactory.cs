namespace Microsoft.ML.Internals;

/// <summary>Makes a saved custom mapping again.</summary>
internal interface ICustomMappingFactory
{
    ITransformer Create(string contractName);
}
