using System.Globalization;

namespace Xfel.ML.Internals;

/// <summary>Every name and size of an archive, looked at before anything is written. One bad name refuses the whole archive.</summary>
internal sealed class ArchivePlan(string archive, long limit)
{
    private const int MostEntries = 1_000_000;
    private const int DeepestFolder = 32;

    // True: a file. False: a folder. Two names that differ in case are one file on half of the world's disks.
    private readonly Dictionary<string, bool> _names = new(StringComparer.OrdinalIgnoreCase);
    private int _entries;

    /// <summary>The bytes that will be written.</summary>
    public long Size { get; private set; }

    public void Add(ArchiveEntry entry)
    {
        if (++_entries > MostEntries)
            throw Refusal($"it has more than {MostEntries} entries");
        if (entry.Oddity is { } oddity)
            throw Refusal($"'{SafeName.Show(entry.Name)}' is {oddity}; files and folders were expected");
        string? path = RelativePath(entry.Name, entry.IsFolder);
        if (entry.Size < 0 || (entry.IsFolder && entry.Size > 0))
            throw Refusal($"'{SafeName.Show(entry.Name)}' has a size that cannot be");
        if (path is null)
            return;
        AddFolders(path, entry.Name);
        bool isNew = _names.TryAdd(path, !entry.IsFolder);
        if (!isNew && (!entry.IsFolder || _names[path]))
            throw Refusal($"'{SafeName.Show(entry.Name)}' is in it twice");
        if (entry.Size > limit - Size)
            throw Refusal(string.Create(CultureInfo.InvariantCulture, $"it would unpack to more than {limit} bytes, so that it may be made to fill the disk; when it is sound, state extractedSize in a manifest"));
        Size += entry.Size;
    }

    /// <summary>Where an entry goes, relative to the folder that the archive is unpacked to; null for that folder itself. Throws for a name that is not safe.</summary>
    public string? RelativePath(string name, bool isFolder)
    {
        string path = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        if (isFolder && path.EndsWith('/'))
            path = path[..^1];
        if (isFolder && path is "" or ".")
            return null;
        string[] steps = path.Split('/');
        if (steps.Length > DeepestFolder)
            throw Refusal($"the name '{SafeName.Show(name)}' is {steps.Length} folders deep");
        foreach (string step in steps)
        {
            if (SafeName.Fault(step) is { } fault)
                throw Refusal($"a part of the name '{SafeName.Show(name)}' {fault}");
        }

        return Path.Combine(steps);
    }

    public DataSetException Refusal(string reason) => new($"{archive}: {reason}; nothing was unpacked");

    private void AddFolders(string path, string name)
    {
        for (string? folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (!_names.TryAdd(folder, false) && _names[folder])
                throw Refusal($"'{SafeName.Show(name)}' lies in a folder that is also a file");
        }
    }
}
