using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>Saving, loading and using models.</summary>
public sealed partial class ModelOperationsCatalog
{
    private readonly HostEnvironment _environment;

    internal ModelOperationsCatalog(HostEnvironment environment) => _environment = environment;
}
