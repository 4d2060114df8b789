using System.Reflection;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Internals;

/// <summary>Reads custom mappings: the file holds a contract name, and only factories in assemblies that the caller registered are asked for it.</summary>
internal static class CustomMappingLoader
{
    public static ITransformer Load(ModelReader reader)
    {
        string contract = reader.ReadName();
        foreach (Assembly assembly in reader.Environment.ComponentCatalog.Assemblies)
        {
            Type factory = Array.Find(assembly.GetTypes(), type => type.GetCustomAttribute<CustomMappingFactoryAttributeAttribute>()?.ContractName == contract);
            if (factory is not null && Activator.CreateInstance(factory) is ICustomMappingFactory made)
                return made.Create(contract);
        }

        throw Fault.State($"The model holds a custom mapping with contract '{contract}': register the assembly of its factory with ComponentCatalog.RegisterAssembly.");
    }
}
