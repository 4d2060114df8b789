using System.Text.Json;
using Xfel.ML.Formats;

namespace Xfel.ML.Internals;

/// <summary><c>FILE.part</c>, what has come so far, and <c>FILE.part.json</c>, what it is a part of. No two pulls write the same one.</summary>
internal sealed class PartFile : IDisposable
{
    public const string Ending = ".part";
    public const string StateEnding = ".part.json";

    private readonly FileStream _stream;
    private readonly string _target;
    private readonly string _statePath;

    public PartFile(string target)
    {
        (_target, Path, _statePath) = (target, target + Ending, target + StateEnding);
        _stream = new FileStream(Path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = 0 });
        State = ReadState();
    }

    public string Path { get; }

    public long Length => _stream.Length;

    /// <summary>What the part is a part of; null when nothing is remembered.</summary>
    public PartState? State { get; private set; }

    /// <summary>Empties the part and remembers what is to come.</summary>
    public void Begin(PartState? state)
    {
        // Emptied first: the other way round, a kill in between would leave old bytes under the new version's name.
        _stream.SetLength(0);
        State = state;
        if (state is null)
            File.Delete(_statePath);
        else
            AtomicFile.Write(_statePath, stream => JsonSerializer.Serialize(stream, state, DataSetJson.Options));
    }

    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        _stream.Seek(0, SeekOrigin.End);
        await _stream.WriteAsync(bytes, cancellation).ConfigureAwait(false);
    }

    public Task<FileDigest> DigestAsync(string stage, IProgress<WorkProgress>? progress, CancellationToken cancellation) => FileDigest.OfAsync(_stream, stage, progress, cancellation);

    /// <summary>Onto the disk, before anybody writes down that it is there.</summary>
    public void Flush() => _stream.Flush(flushToDisk: true);

    /// <summary>Gives the file its name.</summary>
    public void Complete()
    {
        _stream.Dispose();
        File.Move(Path, _target, overwrite: false);
        File.Delete(_statePath);
    }

    /// <summary>Removes what came.</summary>
    public void Discard() => Begin(null);

    public void Dispose()
    {
        if (!_stream.CanRead)
            return;
        bool empty = _stream.Length == 0;
        _stream.Dispose();
        if (!empty)
            return;
        File.Delete(Path);
        File.Delete(_statePath);
    }

    private PartState? ReadState()
    {
        if (!File.Exists(_statePath))
            return null;
        try
        {
            return DataSetJson.Read<PartState>(_statePath, "the state of a download", "pull again");
        }
        catch (DataSetException)
        {
            // Nothing is known of the part, then: it is not resumed.
            return null;
        }
    }
}
