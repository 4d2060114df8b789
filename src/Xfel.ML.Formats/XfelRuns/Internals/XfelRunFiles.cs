namespace Xfel.ML.Formats.Internals;

/// <summary>What the files of a run hold, as far as detectors go.</summary>
internal sealed class XfelRunFiles
{
    private readonly List<XfelPart> _parts = [];
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, string> _notes = [];

    private XfelRunFiles(string path)
    {
        Path = path;
    }

    /// <summary>The folder, or the only file.</summary>
    public string Path { get; }

    /// <summary>The modules' parts, file by file.</summary>
    public IReadOnlyList<XfelPart> Parts => _parts;

    /// <summary>What cannot be used and why, a line each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>What the files say about the run.</summary>
    public IReadOnlyDictionary<string, string> Notes => _notes;

    /// <summary>The detectors, in the order of their names.</summary>
    public string[] Detectors => [.. _parts.Select(part => part.Source.Detector).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Looks at an open file.</summary>
    public static XfelRunFiles Of(Hdf5File file)
    {
        var run = new XfelRunFiles(file.Path);
        run.Add(file);
        return run;
    }

    /// <summary>Looks at the files of a folder; one that cannot be opened becomes a problem, and the others are used.</summary>
    public static XfelRunFiles Of(string folder, IEnumerable<string> files)
    {
        var run = new XfelRunFiles(folder);
        foreach (string path in files)
        {
            try
            {
                using Hdf5File file = Hdf5File.Open(path);
                if (XfelFileScan.IsRunFile(file))
                    run.Add(file);
                else if (XfelFileScan.Sources(file).FirstOrDefault() is { } source)
                    run._problems.Add($"left out {path}: {source.Name} without {XfelTrainIndex.TrainIds}");
            }
            catch (Exception exception) when (exception is IOException or FrameFileException && exception.InnerException is not DllNotFoundException)
            {
                run._problems.Add($"left out {exception.Message}");
            }
        }

        return run;
    }

    private void Add(Hdf5File file)
    {
        string name = System.IO.Path.GetFileName(file.Path);
        foreach (XfelSource source in XfelFileScan.Sources(file).ToArray())
        {
            try
            {
                XfelPart part = XfelFileScan.Read(file, source);
                _parts.Add(part);
                _problems.AddRange(part.Problems.Select(problem => $"{name}: {problem}"));
            }
            catch (FrameFileException exception)
            {
                _problems.Add($"left out {exception.Message}");
            }
            catch (IOException exception)
            {
                _problems.Add($"left out {source.Name} of {file.Path}: {exception.Message}");
            }
        }

        foreach ((string note, string dataSet) in (ReadOnlySpan<(string, string)>)[("proposal", "proposalNumber"), ("run", "runNumber"), ("sample", "sample"), ("dataFormatVersion", "dataFormatVersion")])
        {
            if (!_notes.ContainsKey(note) && XfelRunText.First(file, $"/METADATA/{dataSet}") is { Length: > 0 } text)
                _notes.Add(note, text);
        }
    }
}
