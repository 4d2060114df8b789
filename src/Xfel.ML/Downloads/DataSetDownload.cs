using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Downloads public data sets: resumes what was cut, verifies what came, and trusts no name inside an archive.</summary>
public static class DataSetDownload
{
    /// <summary>
    /// Downloads every file of a data set that is not there yet, and verifies all of them. A file has its name only when it is whole and right; until then it is
    /// <c>NAME.part</c>, which the next call resumes. What came is written into <c>DATASET.lock.json</c>: where no digest is published, later calls verify against it.
    /// </summary>
    /// <param name="dataSet">What to download.</param>
    /// <param name="folder">Where to; made if it does not exist.</param>
    /// <param name="options">Retries, timeout, unpacking, progress.</param>
    /// <param name="cancellation">Ends the work; the part that has come is kept.</param>
    /// <returns>The files, in the data set's order.</returns>
    /// <exception cref="DownloadException">No address is known, or the network or the server would not.</exception>
    /// <exception cref="DataSetException">What came has another size or digest than was stated, or is an archive that cannot be trusted.</exception>
    public static async Task<IReadOnlyList<DownloadedFile>> PullAsync(
        DataSetInfo dataSet, string folder, DataSetDownloadOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new DataSetDownloadOptions();
        options.Validate();
        if (ManifestCheck.Fault(dataSet) is { } fault)
            throw new DataSetException(fault);
        if (!dataSet.HasAddress)
            throw new DownloadException(NoAddress(dataSet));
        Directory.CreateDirectory(folder);
        using var http = new HttpSource(options.StallTimeout);
        var job = new DataSetPull(dataSet, folder, LockFile.Load(folder, dataSet.Name), http, options);
        var files = new List<DownloadedFile>();
        foreach (DataSetFile file in dataSet.Files)
            files.Add(await job.PullAsync(file, cancellation).ConfigureAwait(false));
        return files;
    }

    private static string NoAddress(DataSetInfo dataSet)
    {
        string what = dataSet.Files.Count == 0 ? "its files" : string.Join(", ", dataSet.Files.Where(file => file.Url is null).Select(file => file.Name));
        return $"{dataSet.Name}: no download address is known for {what}; visit {dataSet.Page} and give the address that stands there (--url)";
    }
}
