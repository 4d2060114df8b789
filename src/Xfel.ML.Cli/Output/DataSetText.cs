using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>How data sets are listed.</summary>
internal static class DataSetText
{
    /// <summary>The data sets in the format of a manifest, so that what is printed can be changed and given back as <c>--manifest</c>.</summary>
    public static object Manifest(DataSetCatalog catalog) => new { version = DataSetCatalog.Version, dataSets = catalog.DataSets };

    public static void Write(TextWriter output, DataSetCatalog catalog)
    {
        foreach (DataSetInfo dataSet in catalog.DataSets)
        {
            output.WriteLine($"{dataSet.Name}: {dataSet.Title}");
            output.WriteLine($"  {dataSet.Description}");
            output.WriteLine($"  page {dataSet.Page}; licence: {dataSet.License ?? "not stated by a source known here"}");
            foreach (DataSetFile file in dataSet.Files)
                WriteFile(output, file);
            if (!dataSet.HasAddress)
                output.WriteLine($"  cannot be pulled by name alone, no download address is known: take it from the page and add --url");
            if (dataSet.Note is { } note)
                output.WriteLine($"  {note}");
        }
    }

    /// <summary>A number of bytes as people read it.</summary>
    public static string Size(long bytes) => bytes < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB");

    private static void WriteFile(TextWriter output, DataSetFile file)
    {
        output.WriteLine($"  {file.Name}, {(file.Size is { } size ? Size(size) : "size not known")}, from {file.Url?.ToString() ?? "no known address"}");
        output.WriteLine(file.Sha256 is { } digest
            ? $"    SHA-256 {digest} ({file.DigestSource})"
            : "    SHA-256 not published by a source known here: the first download pins what it got");
    }
}
