namespace Xfel.ML.Internals;

/// <summary>The JSON of a lock file.</summary>
internal sealed record LockDocument(int Version, string DataSet, IReadOnlyList<LockedFile> Files);
