namespace Xfel.ML.Formats.Internals;

/// <summary>What the columns of a label file mean, by its header. Names are compared without regard to case.</summary>
internal sealed class ImageLabelColumns
{
    public const string Expected = "a header 'file,label', or 'file' and a column of 0 and 1 for each class; 'model_id' is optional";

    private const string FileName = "file";
    private const string LabelName = "label";
    private const string ModelIdName = "model_id";
    private const string ModelName = "model";

    private readonly string[] _header;

    /// <exception cref="FrameFileException">A column is missing, or there twice.</exception>
    public ImageLabelColumns(string path, List<string> header)
    {
        _header = [.. header.Select(cell => cell.Trim())];
        if (_header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new FrameFileException(path, null, $"two columns named '{twice.Key}'", Expected, "name every column differently");
        File = Find(FileName);
        Label = Find(LabelName);
        Model = Find(ModelIdName) is >= 0 and var id ? id : Find(ModelName);
        Classes = Label >= 0 ? [] : [.. Enumerable.Range(0, _header.Length).Where(column => column != File && column != Model)];
        if (File < 0 || (Label < 0 && Classes.Count == 0))
            throw new FrameFileException(path, null, $"the columns {string.Join(", ", _header.Select(name => $"'{name}'"))}", Expected, "add the missing column");
    }

    public int Count => _header.Length;

    public int File { get; }

    /// <summary>The column with the name of the class; -1 when each class has a column.</summary>
    public int Label { get; }

    /// <summary>The column that tells the particle; -1 when there is none.</summary>
    public int Model { get; }

    /// <summary>The columns of 0 and 1, one for each class; empty when there is one label.</summary>
    public IReadOnlyList<int> Classes { get; }

    public string Name(int column) => _header[column];

    /// <summary>How the columns were understood, without names of the file's own, which could hold anything.</summary>
    public string Describe()
    {
        string labels = Label >= 0 ? $"the column '{Name(Label)}'" : $"{Classes.Count} columns of 0 and 1";
        string models = Model >= 0 ? $", models: '{Name(Model)}'" : "";
        int unused = Label < 0 ? 0 : Count - 2 - (Model >= 0 ? 1 : 0);
        return $"labels.csv: {labels}{models}{(unused > 0 ? $", other columns that are not used: {unused}" : "")}";
    }

    private int Find(string name) => Array.FindIndex(_header, cell => cell.Equals(name, StringComparison.OrdinalIgnoreCase));
}
