using System.Text.RegularExpressions;

namespace Xfel.ML.Formats.Internals;

/// <summary>Opens European XFEL runs: a folder of files, a file a module and sequence, or one of these files.</summary>
internal static partial class XfelRun
{
    private const int MostFilesLookedAt = 16;
    private const int MostNotes = 24;

    /// <summary>Whether a folder holds a run: files named as the data acquisition names them, or laid out as it does.</summary>
    /// <exception cref="FrameFileException">The folder cannot be read.</exception>
    public static bool IsRunFolder(string path)
    {
        string[] files = Files(path);
        return files.Any(file => RunFileName().IsMatch(Path.GetFileName(file))) || files.Take(MostFilesLookedAt).Any(IsRunFile);
    }

    /// <summary>Opens a run's folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="dataSet">A detector, or the data set of one of its modules; <see langword="null"/> for the only detector.</param>
    /// <exception cref="FrameFileException">The run has no frames, or several detectors of which none is named.</exception>
    public static IFrameSource OpenFolder(string path, string? dataSet)
    {
        string[] files = Files(path);
        var run = XfelRunFiles.Of(path, files);
        if (run.Parts.Count == 0)
        {
            string first = run.Problems.Count > 0 ? $"; {run.Problems[0]}" : "";
            throw new FrameFileException(path, null, FormattableString.Invariant($"{files.Length} HDF5 files without images of a detector's module{first}"), "a European XFEL run with INSTRUMENT/<detector>/DET/<n>CH0:xtdf/image/data", "check that this is the folder you mean, or name one of its files");
        }

        return Open(run, dataSet, isWhole: true)
            ?? throw new FrameFileException(path, dataSet, "no such detector or module in this run", $"one of {string.Join(", ", run.Detectors)}", "name one of these with --frames");
    }

    /// <summary>Opens the frames of one file of a run.</summary>
    /// <returns>The frames; <see langword="null"/> when the file is of no run, holds no detector, or <paramref name="dataSet"/> is something else in it.</returns>
    /// <exception cref="FrameFileException">The file has no frames, or several detectors of which none is named.</exception>
    public static IFrameSource? TryOpen(Hdf5File file, string? dataSet)
    {
        if (!XfelFileScan.IsRunFile(file))
            return null;
        var run = XfelRunFiles.Of(file);
        if (run.Parts.Count > 0)
            return Open(run, dataSet, isWhole: false);
        if (run.Problems.Count == 0 || !string.IsNullOrEmpty(dataSet))
            return null;
        throw new FrameFileException(file.Path, null, $"a European XFEL run file of which nothing can be used: {run.Problems[0]}", "images of a detector's module with their index", "copy the file again, or name a data set with --frames");
    }

    private static XfelRunSource? Open(XfelRunFiles run, string? dataSet, bool isWhole)
    {
        var notes = new List<string>();
        if (XfelSelection.Choose(run, dataSet, isWhole, notes) is not { } selection)
            return null;
        (int modules, XfelImageLayout layout) = (selection.Modules.Count, selection.Parts.Count > 0 ? selection.Parts[0].Layout : default);
        if ((Int128)modules * layout.Height * layout.Width > Array.MaxLength)
            throw new FrameFileException(run.Path, selection.Name, FormattableString.Invariant($"{modules} modules of {layout.Height} x {layout.Width}"), $"frames of at most {Array.MaxLength} pixels", "name the data set of one module");
        var frames = XfelFrames.Assemble(selection.Parts, selection.Slots, modules);
        if (frames.Count == 0)
        {
            string why = run.Problems.Concat(notes).FirstOrDefault() is { } first ? $" ({first})" : "";
            throw new FrameFileException(run.Path, selection.Name, $"a European XFEL run without a frame{why}", "trains with images in INDEX", "check that the detector was recording");
        }

        notes.InsertRange(0, XfelRunText.Recognized(run, selection, frames));
        notes.AddRange(run.Problems);
        if (notes.Count > MostNotes)
            notes = [.. notes.Take(MostNotes - 1), FormattableString.Invariant($"and {notes.Count - MostNotes + 1} more")];
        var facts = new FrameFileFacts
        {
            Recognized = notes,
            DataSets = [FormattableString.Invariant($"{selection.Name} ({frames.Count}, {modules}, {layout.Height}, {layout.Width})"), .. run.Detectors.Where(name => name != selection.Name)],
            Modules = modules,
            Notes = run.Notes,
        };
        return new XfelRunSource(run.Path, selection, frames, facts);
    }

    private static string[] Files(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Where(file => file.EndsWith(".h5", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FrameFileException(folder, null, $"a folder that cannot be read ({exception.Message})", "a readable folder", "check its permissions", exception);
        }
    }

    private static bool IsRunFile(string path)
    {
        try
        {
            using Hdf5File file = Hdf5File.Open(path);
            return XfelFileScan.IsRunFile(file);
        }
        catch (FrameFileException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(RAW|CORR)-R\d+-.+-S\d+\.h5$", RegexOptions.CultureInvariant)]
    private static partial Regex RunFileName();
}
