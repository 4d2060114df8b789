namespace Xfel.ML.Internals;

/// <summary>What kind of archive a file is.</summary>
internal enum ArchiveKind
{
    None,
    Zip,
    Tar,
    TarGzip,
}
