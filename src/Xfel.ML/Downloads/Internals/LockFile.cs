using System.Text.Json;
using Xfel.ML.Formats;

namespace Xfel.ML.Internals;

/// <summary><c>NAME.lock.json</c> beside the data: what was downloaded. Where no digest is published, it pins what the first download got.</summary>
internal sealed class LockFile
{
    public const string Ending = ".lock.json";
    public const string FirstDownload = "nobody: this first download pins it";
    private const int Version = 1;

    private readonly string _dataSet;
    private readonly List<LockedFile> _files;

    private LockFile(string path, string dataSet, IReadOnlyList<LockedFile> files) => (Path, _dataSet, _files) = (path, dataSet, [.. files]);

    public string Path { get; }

    public static LockFile Load(string folder, string dataSet)
    {
        string path = System.IO.Path.Combine(folder, dataSet + Ending);
        if (!File.Exists(path))
            return new LockFile(path, dataSet, []);
        LockDocument document = DataSetJson.Read<LockDocument>(path, "the lock file of a download", "move it away to pin anew what lies there");
        if (document.Version != Version || document.DataSet != dataSet || document.Files.Contains(null))
            throw new DataSetException($"{path}: it is version {document.Version} for '{SafeName.Show(document.DataSet)}'; version {Version} for '{dataSet}' was expected; move it away");
        return new LockFile(path, dataSet, document.Files);
    }

    public LockedFile? Find(string name) => _files.Find(file => file.Name == name);

    /// <summary>Writes what is known of a file.</summary>
    public void Keep(LockedFile file)
    {
        _files.RemoveAll(known => known.Name == file.Name);
        _files.Add(file);
        AtomicFile.Write(Path, stream => JsonSerializer.Serialize(stream, new LockDocument(Version, _dataSet, _files), DataSetJson.Options));
    }
}
