namespace Xfel.ML.TestSupport;

/// <summary>What a <see cref="LocalServer"/> answers, down to where the connection breaks.</summary>
internal sealed record LocalAnswer(int Status, byte[] Body)
{
    /// <summary>Headers beside the length.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Leave the length out: the body ends with the connection.</summary>
    public bool HidesLength { get; init; }

    /// <summary>Close the connection after that many bytes of the body.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Keep silent, instead of closing, after <see cref="CutAfter"/>.</summary>
    public bool Stalls { get; init; }

    /// <summary>A file, or the part of it that is asked for, as a server with ranges and tags answers.</summary>
    public static LocalAnswer File(LocalRequest request, byte[] content, string? tag = "\"v1\"")
    {
        bool changed = request.Header("if-range") is { } wanted && wanted != tag;
        int from = changed ? 0 : request.From;
        LocalAnswer answer = new(from > 0 ? 206 : 200, content[from..]);
        if (tag is not null)
            answer.Headers["ETag"] = tag;
        if (from > 0)
            answer.Headers["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}";
        return answer;
    }

    public static LocalAnswer Redirect(string location) => new(302, []) { Headers = { ["Location"] = location } };
}
