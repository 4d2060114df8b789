using System.Text.Json;

namespace Xfel.ML.Internals;

/// <summary>Reads manifests: the embedded one, and a user's.</summary>
internal static class Manifest
{
    private const string Resource = "Xfel.ML.Downloads.data-sets.json";

    public static IReadOnlyList<DataSetInfo> ReadEmbedded()
    {
        using Stream stream = typeof(Manifest).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        return Checked(JsonSerializer.Deserialize<ManifestDocument>(stream, DataSetJson.Options)!, Resource);
    }

    public static IReadOnlyList<DataSetInfo> Read(string path) =>
        Checked(DataSetJson.Read<ManifestDocument>(path, "a manifest of data sets", "compare it with the output of: xfel-ml data list --json"), path);

    private static IReadOnlyList<DataSetInfo> Checked(ManifestDocument document, string path)
    {
        if (document.Version != DataSetCatalog.Version)
            throw new DataSetException($"{path}: its version is {document.Version}; {DataSetCatalog.Version} was expected; use a matching xfel-ml");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (DataSetInfo dataSet in document.DataSets)
        {
            if (dataSet is null)
                throw new DataSetException($"{path}: a data set is null; an object was expected");
            if (ManifestCheck.Fault(dataSet) is { } fault)
                throw new DataSetException($"{path}: {fault}");
            if (!names.Add(dataSet.Name))
                throw new DataSetException($"{path}: two data sets are called '{dataSet.Name}'; rename one");
        }

        return document.DataSets;
    }
}
