using System.Globalization;

namespace Xfel.ML.Formats.Internals;

/// <summary>Words about a run.</summary>
internal static class XfelRunText
{
    /// <summary>What a run was recognised by, and what its frames lack, a line each.</summary>
    public static IEnumerable<string> Recognized(XfelRunFiles run, XfelSelection selection, XfelFrames frames)
    {
        int files = selection.Parts.Select(part => part.File).Distinct().Count();
        string modules = Ranges(selection.Parts.Select(part => part.Source.Module).Distinct());
        string kind = selection.Parts[0].IsCorrected ? "corrected" : "raw";
        string version = run.Notes.TryGetValue("dataFormatVersion", out string? stored) ? $" of format {stored}" : "";
        yield return FormattableString.Invariant(
            $"European XFEL run{version}: INDEX, and {kind} images of {selection.Parts[0].Source.Detector}, module{(modules.Contains(',') || modules.Contains('-') ? "s" : "")} {modules}, in {files} file{(files == 1 ? "" : "s")}");
        if (selection.Parts[0].Layout.Planes > 1)
            yield return FormattableString.Invariant($"the first of {selection.Parts[0].Layout.Planes} planes of an image holds the intensities");
        var have = new int[selection.Modules.Count];
        for (int frame = 0; frame < frames.Count; frame++)
        {
            ReadOnlySpan<XfelPlace> places = frames.Places(frame);
            for (int module = 0; module < have.Length; module++)
                have[module] += places[module] == XfelPlace.None ? 0 : 1;
        }

        string none = Ranges(selection.Modules.Where((_, slot) => have[slot] == 0));
        string some = Ranges(selection.Modules.Where((_, slot) => have[slot] > 0 && have[slot] < frames.Count));
        if (none.Length > 0)
            yield return $"without data, and NaN in every frame: module {none}";
        if (some.Length > 0)
            yield return $"without data in some trains, and NaN in these: module {some}";
        if (frames.Repeated > 0)
            yield return FormattableString.Invariant($"{frames.Repeated} images are left out: their module has another one of the same train and pulse");
    }

    /// <summary>The numbers with runs of them drawn together, such as <c>0-3, 7</c>.</summary>
    public static string Ranges(IEnumerable<int> numbers)
    {
        int[] sorted = [.. numbers.Order()];
        var text = new List<string>();
        for (int i = 0; i < sorted.Length;)
        {
            int end = i;
            while (end + 1 < sorted.Length && sorted[end + 1] == sorted[end] + 1)
                end++;
            text.Add(FormattableString.Invariant(end == i ? $"{sorted[i]}" : (FormattableString)$"{sorted[i]}-{sorted[end]}"));
            i = end + 1;
        }

        return string.Join(", ", text);
    }

    /// <summary>The first value of a data set as text; null where there is none.</summary>
    public static string? First(Hdf5File file, string path)
    {
        const long MostValues = 16;
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            return null;
        using (dataSet)
        {
            try
            {
                return dataSet.Type.IsText ? dataSet.ReadText(MostValues).FirstOrDefault()
                    : dataSet.Type.IsNumeric && dataSet.ReadAll<long>(MostValues) is [var number, ..] ? number.ToString(CultureInfo.InvariantCulture) : null;
            }
            catch (Exception exception) when (exception is IOException or FrameFileException)
            {
                return null;
            }
        }
    }
}
