using System.Text;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <content>What is known about each frame.</content>
public sealed partial class CxiWriter
{
    private const string Labels = "/entry_1/labels_1/";
    private const string Ids = "/entry_1/frame_ids_1/";
    private const string Truth = "/entry_1/truth_1/";
    private const string Results = "/entry_1/result_1/";
    private const string BadFrames = "/entry_1/bad_frames_1/";
    private const int MostReasonBytes = 512;

    private readonly List<Hdf5RowWriter> _columns = [];

    /// <summary>Begins <c>labels_1/data</c>: the class of each frame, an index into the names.</summary>
    /// <param name="classNames">The names of the classes.</param>
    public CxiColumn<int> BeginLabels(IReadOnlyList<string> classNames)
    {
        _file.WriteTexts(Labels + "class_names", classNames);
        return Column<int>(Labels + "data");
    }

    /// <summary>Begins <c>labels_1/data</c> of a multi-label file: for each frame and class, 1 where the class applies and 0 where not.</summary>
    /// <param name="classNames">The names of the classes.</param>
    public CxiColumn<byte> BeginIndicators(IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        _file.WriteTexts(Labels + "class_names", classNames);
        return Column<byte>(Labels + "data", classNames.Count);
    }

    /// <summary>Begins <c>labels_1/model_id</c>: the particle model each frame was simulated from.</summary>
    public CxiColumn<long> BeginModelIds() => Column<long>(Labels + "model_id");

    /// <summary>Begins <c>frame_ids_1/index</c>: the frame's index in its source file.</summary>
    public CxiColumn<long> BeginIndices() => Column<long>(Ids + "index");

    /// <summary>Begins <c>frame_ids_1/file</c>: the source file of each frame.</summary>
    /// <param name="bytes">The most bytes that a name takes as UTF-8.</param>
    public CxiTextColumn BeginFiles(int bytes) => TextColumn(Ids + "file", bytes);

    /// <summary>Begins <c>frame_ids_1/train_id</c>.</summary>
    public CxiColumn<ulong> BeginTrains() => Column<ulong>(Ids + "train_id");

    /// <summary>Begins <c>frame_ids_1/pulse_id</c>.</summary>
    public CxiColumn<ulong> BeginPulses() => Column<ulong>(Ids + "pulse_id");

    /// <summary>Begins <c>frame_ids_1/cell_id</c>: the detector's memory cell.</summary>
    public CxiColumn<int> BeginCells() => Column<int>(Ids + "cell_id");

    /// <summary>Begins <c>truth_1/NAME</c>: something that is known about each frame.</summary>
    /// <typeparam name="T">The type of an element: bool, an integer, <see cref="Half"/>, float or double.</typeparam>
    /// <param name="name">The array's name.</param>
    /// <param name="rowShape">The shape of a row; empty for one element a frame.</param>
    public CxiColumn<T> BeginTruth<T>(string name, params ReadOnlySpan<int> rowShape)
        where T : unmanaged => Column<T>(Truth + Name(name), rowShape);

    /// <summary>Begins <c>truth_1/NAME</c> with the attribute <c>units</c>.</summary>
    /// <typeparam name="T">The type of an element: bool, an integer, <see cref="Half"/>, float or double.</typeparam>
    /// <param name="name">The array's name.</param>
    /// <param name="units">The unit of the values, such as <c>m</c>; null writes none.</param>
    /// <param name="rowShape">The shape of a row; empty for one element a frame.</param>
    public CxiColumn<T> BeginTruth<T>(string name, string? units, params ReadOnlySpan<int> rowShape)
        where T : unmanaged
    {
        CxiColumn<T> column = BeginTruth<T>(name, rowShape);
        if (units is not null)
            _file.WriteAttribute(Truth + name, "units", units);
        return column;
    }

    /// <summary>Writes <c>truth_1/NAME</c>: texts that belong to the truth, such as the names that a column of numbers stands for.</summary>
    /// <param name="name">The array's name.</param>
    /// <param name="texts">The texts.</param>
    public void WriteTruthTexts(string name, IReadOnlyList<string> texts) => _file.WriteTexts(Truth + Name(name), texts);

    /// <summary>Begins <c>result_1</c>: what a classifier says of each frame.</summary>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="notes">What made the decisions, such as <c>weights</c>: attributes of the group.</param>
    public CxiResults BeginResults(IReadOnlyList<string> classNames, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        _file.WriteTexts(Results + "class_names", classNames);
        foreach ((string name, string text) in notes ?? new Dictionary<string, string>())
            _file.WriteAttribute(Results, name, text);
        // Of several labels a decision names all that apply.
        int bytes = Math.Max(16, classNames.Sum(name => Encoding.UTF8.GetByteCount(name) + 1));
        return new CxiResults(classNames, TextColumn(Results + "decision", bytes), Column<float>(Results + "probability"), Column<float>(Results + "probabilities", classNames.Count));
    }

    /// <summary>Begins <c>bad_frames_1</c>: the frames that are not in this file, and why; it has rows of its own.</summary>
    /// <param name="fileBytes">The most bytes that a file's name takes as UTF-8.</param>
    public CxiBadFrames BeginBadFrames(int fileBytes)
    {
        var options = new Hdf5RowOptions(_options.DeflateLevel, _options.Shuffle);
        return new CxiBadFrames(
            new CxiTextColumn(_file.BeginTextRows(BadFrames + "file", Math.Max(1, fileBytes), options)),
            new CxiColumn<long>(_file.BeginRows<long>(BadFrames + "index", [], options)),
            new CxiTextColumn(_file.BeginTextRows(BadFrames + "reason", MostReasonBytes, options)));
    }

    private static string Name(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('/') || name is "." or ".." || name.Contains('\0'))
            throw new ArgumentException($"'{name}' cannot be the name of an array: it has a character that HDF5 keeps for paths.", nameof(name));
        return name;
    }

    private CxiColumn<T> Column<T>(string path, params ReadOnlySpan<int> rowShape)
        where T : unmanaged
    {
        Hdf5RowWriter rows = Begin<T>(path, rowShape);
        _columns.Add(rows);
        return new CxiColumn<T>(rows);
    }

    private CxiTextColumn TextColumn(string path, int bytes)
    {
        Hdf5RowWriter rows = _file.BeginTextRows(path, Math.Max(1, bytes), new Hdf5RowOptions(_options.DeflateLevel, _options.Shuffle));
        _columns.Add(rows);
        return new CxiTextColumn(rows);
    }
}
