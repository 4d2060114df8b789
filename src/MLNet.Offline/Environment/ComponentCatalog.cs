using System.Reflection;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Runtime;

/// <summary>The assemblies whose components may be named in a saved model.</summary>
public sealed class ComponentCatalog
{
    private readonly List<Assembly> _assemblies = [];

    internal ComponentCatalog()
    {
    }

    internal IReadOnlyList<Assembly> Assemblies => _assemblies;

    /// <summary>Registers an assembly, so that the custom mappings in it can be loaded.</summary>
    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        Check.Value(assembly, nameof(assembly));
        if (!_assemblies.Contains(assembly))
            _assemblies.Add(assembly);
    }
}
