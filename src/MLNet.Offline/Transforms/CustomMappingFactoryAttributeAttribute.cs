namespace Microsoft.ML.Transforms;

/// <summary>The contract name under which a factory is found.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CustomMappingFactoryAttributeAttribute(string contractName) : Attribute
{
    internal string ContractName => contractName;
}
