namespace Xfel.ML.Internals;

/// <summary>What a manifest may say of a data set.</summary>
internal static class ManifestCheck
{
    /// <summary>Endings of files that a pull writes for itself.</summary>
    private static readonly string[] OwnEndings = [LockFile.Ending, PartFile.Ending, PartFile.StateEnding, Unpacking.StagingEnding];

    /// <summary>The first fault of a data set, in a line; null when there is none.</summary>
    public static string? Fault(DataSetInfo dataSet)
    {
        if (SafeName.Fault(dataSet.Name) is { } unsafeName)
            return $"the data set's name '{SafeName.Show(dataSet.Name)}' {unsafeName}; use letters, digits and dashes";
        if (!RedirectPolicy.IsWeb(dataSet.Page))
            return $"{dataSet.Name}: page '{dataSet.Page}' is no address of the web; one that begins with https:// was expected";
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (DataSetFile file in dataSet.Files)
        {
            if (file is null)
                return $"{dataSet.Name}: a file is null; an object was expected";
            if (Fault(file) is { } fault)
                return $"{dataSet.Name}: file '{SafeName.Show(file.Name)}': {fault}";
            if (!names.Add(file.Name))
                return $"{dataSet.Name}: two files are called '{file.Name}'; rename one";
        }

        return null;
    }

    private static string? Fault(DataSetFile file)
    {
        if (SafeName.Fault(file.Name) is { } fault)
            return $"its name {fault}; a plain file name was expected";
        if (OwnEndings.FirstOrDefault(ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } own)
            return $"its name ends in {own}, which the download keeps for itself; rename it";
        if (file.Url is { } url && !RedirectPolicy.IsWeb(url))
            return $"url '{url}' is no address of the web; one that begins with https:// or http:// was expected";
        if (file.Size < 0 || file.ExtractedSize < 0)
            return "its size is negative; a number of bytes was expected";
        if (file.Sha256 is not { } digest)
            return file.DigestSource == DataSetFile.NoDigest ? null : $"it has no sha256; digestSource \"{DataSetFile.NoDigest}\" was expected, so that nobody takes it for forgotten";
        if (digest.Length != 64 || !digest.All(char.IsAsciiHexDigitLower))
            return $"sha256 '{SafeName.Show(digest)}' is no SHA-256; 64 lower-case hexadecimal digits were expected";
        return file.DigestSource is "" or DataSetFile.NoDigest ? "it has a sha256 without a source; digestSource must say who published it" : null;
    }
}
