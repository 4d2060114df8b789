namespace Xfel.ML.TestSupport;

/// <summary>What a client asked a <see cref="LocalServer"/> for. Header names are in lower case.</summary>
internal sealed record LocalRequest(string Path, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The first byte of an open range (bytes=N-); 0 when none is asked for.</summary>
    public int From => Header("range") is { } range ? int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture) : 0;
}
