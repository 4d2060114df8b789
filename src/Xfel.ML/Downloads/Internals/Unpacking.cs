using System.Buffers;

namespace Xfel.ML.Internals;

/// <summary>Unpacks an archive that was verified: looks at all of it first, writes into a folder aside, and gives that its name when all is there.</summary>
internal sealed class Unpacking
{
    public const string StagingEnding = ".unpacking";
    private const int BlockSize = 1 << 17;

    /// <summary>How far an archive may unpack when nobody states a size. Deflate reaches a thousand, frames that are mostly empty some tens.</summary>
    private const int LargestRatio = 100;

    private static readonly string[] Endings = [".tar.gz", ".tgz", ".tar", ".zip"];

    private readonly string _path;
    private readonly DataSetDownloadOptions _options;
    private readonly ArchiveKind _kind;
    private readonly long _limit;

    public Unpacking(string path, DataSetFile file, DataSetDownloadOptions options)
    {
        (_path, _options) = (path, options);
        using FileStream stream = OpenArchive();
        _kind = ArchiveSignature.Recognize(stream);
        _limit = file.ExtractedSize ?? ((stream.Length * LargestRatio) + BlockSize);
        string? ending = Endings.FirstOrDefault(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        Target = ending is null ? path + ".files" : path[..^ending.Length];
    }

    public bool IsArchive => _kind != ArchiveKind.None;

    /// <summary>The folder that it is unpacked to.</summary>
    public string Target { get; }

    /// <param name="beforeNaming">Is called when all is written, before the folder gets its name.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    public void Run(Action beforeNaming, CancellationToken cancellation)
    {
        if (Path.Exists(Target))
            throw new DataSetException($"{Target}: it is there already, and nothing says that it was unpacked from {Path.GetFileName(_path)}; move it away and pull again");
        string staging = _path + StagingEnding;
        // Nobody else opens it from the first look to the last byte: what was looked at is what is written.
        using FileStream archive = OpenArchive();
        try
        {
            ArchivePlan plan = Look(archive, cancellation);
            DiskSpace.Require(Path.GetDirectoryName(Path.GetFullPath(_path))!, _path, plan.Size, _options);
            Remove(staging);
            Directory.CreateDirectory(staging);
            Write(archive, plan, staging, cancellation);
            beforeNaming();
            Directory.Move(staging, Target);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException or FormatException)
        {
            Remove(staging);
            throw new DataSetException($"{_path}: the archive is damaged ({exception.Message}); nothing was unpacked; see where it came from", exception);
        }
        catch
        {
            Remove(staging);
            throw;
        }
    }

    private FileStream OpenArchive() => new(_path, FileMode.Open, FileAccess.Read, FileShare.None, BlockSize);

    private IEnumerable<ArchiveEntry> Entries(FileStream archive) =>
        _kind == ArchiveKind.Zip ? ZipEntries.Of(archive) : TarEntries.Of(archive, _kind == ArchiveKind.TarGzip, _path);

    private ArchivePlan Look(FileStream archive, CancellationToken cancellation)
    {
        var plan = new ArchivePlan(_path, _limit);
        foreach (ArchiveEntry entry in Entries(archive))
        {
            cancellation.ThrowIfCancellationRequested();
            plan.Add(entry);
        }

        return plan;
    }

    private void Write(FileStream archive, ArchivePlan plan, string staging, CancellationToken cancellation)
    {
        long done = 0;
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            foreach (ArchiveEntry entry in Entries(archive))
            {
                if (plan.RelativePath(entry.Name, entry.IsFolder) is not { } relative)
                    continue;
                string target = Path.Combine(staging, relative);
                Directory.CreateDirectory(entry.IsFolder ? target : Path.GetDirectoryName(target)!);
                if (!entry.IsFolder)
                    done = WriteFile(entry, target, plan, done, block, cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private long WriteFile(ArchiveEntry entry, string target, ArchivePlan plan, long done, byte[] block, CancellationToken cancellation)
    {
        using Stream content = entry.Open();
        using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        long left = entry.Size;
        for (int read; (read = content.Read(block)) > 0; left -= read)
        {
            cancellation.ThrowIfCancellationRequested();
            if (read > left)
                throw plan.Refusal($"'{SafeName.Show(entry.Name)}' is longer than the {entry.Size} bytes that the archive says");
            file.Write(block, 0, read);
            done += read;
            _options.Progress?.Report(new WorkProgress($"unpack {Path.GetFileName(_path)}, bytes", done, plan.Size));
        }

        return left == 0 ? done : throw plan.Refusal($"'{SafeName.Show(entry.Name)}' is shorter than the {entry.Size} bytes that the archive says");
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
