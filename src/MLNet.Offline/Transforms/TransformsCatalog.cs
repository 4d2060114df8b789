using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>The transforms; extension methods add to it and to its sub-catalogs.</summary>
public sealed class TransformsCatalog
{
    internal TransformsCatalog(HostEnvironment environment)
    {
        Environment = environment;
        Conversion = new ConversionTransforms(environment);
    }

    /// <summary>Conversions of column types.</summary>
    public ConversionTransforms Conversion { get; }

    internal HostEnvironment Environment { get; }

    /// <summary>Conversions of column types.</summary>
    public sealed class ConversionTransforms
    {
        internal ConversionTransforms(HostEnvironment environment) => Environment = environment;

        internal HostEnvironment Environment { get; }
    }
}
