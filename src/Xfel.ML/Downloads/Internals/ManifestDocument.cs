namespace Xfel.ML.Internals;

/// <summary>The JSON of a manifest.</summary>
internal sealed record ManifestDocument(int Version, IReadOnlyList<DataSetInfo> DataSets);
