using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Public data sets by name: those that come with the library, or those of a manifest of one's own in the same format.</summary>
public sealed class DataSetCatalog
{
    /// <summary>The version of the manifest's format.</summary>
    public const int Version = 1;

    private static readonly Lazy<DataSetCatalog> Embedded = new(() => new DataSetCatalog(Manifest.ReadEmbedded()));

    private DataSetCatalog(IReadOnlyList<DataSetInfo> dataSets) => DataSets = dataSets;

    /// <summary>The data sets that come with the library. Addresses, sizes and digests are those of the sources that they name.</summary>
    public static DataSetCatalog BuiltIn => Embedded.Value;

    /// <summary>The data sets, in the manifest's order.</summary>
    public IReadOnlyList<DataSetInfo> DataSets { get; }

    /// <summary>Reads a manifest, such as a facility's that mirrors data.</summary>
    /// <param name="path">A JSON file in the format of the library's own <c>data-sets.json</c>.</param>
    /// <exception cref="DataSetException">It cannot be read, or says something that cannot be.</exception>
    public static DataSetCatalog Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DataSetCatalog(Manifest.Read(path));
    }

    /// <summary>The data set of that name, whatever its case.</summary>
    /// <param name="name">A name out of <see cref="DataSets"/>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public DataSetInfo Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return DataSets.FirstOrDefault(dataSet => string.Equals(dataSet.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"no data set is called '{name}'; there are {string.Join(", ", DataSets.Select(dataSet => dataSet.Name))}", nameof(name));
    }
}
