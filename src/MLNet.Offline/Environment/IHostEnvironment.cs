namespace Microsoft.ML.Runtime;

/// <summary>What components get from <see cref="MLContext"/>: channels, and a name and random generator of their own.</summary>
public interface IHostEnvironment : IChannelProvider, IProgressChannelProvider
{
    /// <summary>The registered assemblies.</summary>
    ComponentCatalog ComponentCatalog { get; }

    /// <summary>A host for a component.</summary>
    IHost Register(string name, int? seed = null, bool? verbose = null);
}
