namespace Xfel.ML.Internals;

/// <summary>What is remembered of the file that a part belongs to, so that a changed file is never spliced onto it.</summary>
/// <param name="Url">The address that was asked for.</param>
/// <param name="ETag">The server's strong tag of that version, if it gave one.</param>
/// <param name="LastModified">When that version was made, if the server said so.</param>
/// <param name="Size">Its length in bytes, if the server said so.</param>
internal sealed record PartState(Uri Url, string? ETag, DateTimeOffset? LastModified, long? Size)
{
    /// <summary>Whether the server can tell this version from another.</summary>
    public bool HasValidator => ETag is not null || LastModified is not null;
}
