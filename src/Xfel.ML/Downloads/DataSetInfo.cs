using System.Text.Json.Serialization;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>A public data set: what it is, and where its files are.</summary>
/// <param name="Name">What it is called on the command line; also the name of its folder.</param>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Description">What it is.</param>
/// <param name="License">Its licence and who says so; null where no source states one.</param>
/// <param name="Page">The page to visit.</param>
/// <param name="Note">What is not known of it; null when there is nothing to say.</param>
/// <param name="Files">Its files; empty where not even their names are known.</param>
public sealed record DataSetInfo(string Name, string Title, string Description, string? License, Uri Page, string? Note, IReadOnlyList<DataSetFile> Files)
{
    /// <summary>Whether the address of every file is known, so that it can be pulled.</summary>
    [JsonIgnore]
    public bool HasAddress => Files.Count > 0 && Files.All(file => file.Url is not null);

    /// <summary>This data set with another address: a mirror's, or one that the manifest does not know. Size and digest stay what they are.</summary>
    /// <param name="url">The file's address (http or https).</param>
    /// <exception cref="ArgumentException">There is more than one file, or the address ends in no file name.</exception>
    public DataSetInfo WithUrl(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!RedirectPolicy.IsWeb(url))
            throw new ArgumentException($"'{url}' is no address of the web; one that begins with https:// or http:// was expected", nameof(url));
        if (Files.Count > 1)
            throw new ArgumentException($"{Name} has {Files.Count} files, and an address names one; write a manifest with an address for each", nameof(url));
        if (Files.Count == 1)
            return this with { Files = [Files[0] with { Url = url, UrlSource = "given" }] };
        string name = Uri.UnescapeDataString(url.Segments[^1]);
        if (SafeName.Fault(name) is { } fault)
            throw new ArgumentException($"'{url}' does not end in a file name ({fault})", nameof(url));
        return this with { Files = [new DataSetFile(name, url, "given", Size: null, Sha256: null, DataSetFile.NoDigest)] };
    }
}
