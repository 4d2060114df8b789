namespace Xfel.ML.Formats.Internals;

/// <summary>Which parts of a run make its frames: those of one detector that fit together.</summary>
internal sealed class XfelSelection
{
    private XfelSelection(string name, IReadOnlyList<XfelPart> parts, IReadOnlyList<int> modules)
    {
        Name = name;
        Parts = parts;
        Modules = modules;
    }

    /// <summary>The detector, or the data set of one module.</summary>
    public string Name { get; }

    /// <summary>The parts.</summary>
    public IReadOnlyList<XfelPart> Parts { get; }

    /// <summary>The numbers of the modules, in the order in which they lie below each other in a frame.</summary>
    public IReadOnlyList<int> Modules { get; }

    /// <summary>The place of each part's module in a frame.</summary>
    public IReadOnlyList<int> Slots => [.. Parts.Select(part => Modules.TakeWhile(module => module != part.Source.Module).Count())];

    /// <summary>Chooses.</summary>
    /// <param name="run">All that the run has.</param>
    /// <param name="dataSet">The name of a detector, or the data set or source of a module; null for the only detector.</param>
    /// <param name="isWhole">Whether the run should have all modules of a detector; otherwise those that it has are enough.</param>
    /// <param name="notes">Receives what was decided, a line each.</param>
    /// <returns>The choice; null when nothing has the name.</returns>
    /// <exception cref="FrameFileException">There are several detectors, and none is named.</exception>
    public static XfelSelection? Choose(XfelRunFiles run, string? dataSet, bool isWhole, List<string> notes)
    {
        string[] detectors = run.Detectors;
        string name = (dataSet ?? "").Trim('/');
        if (name.Length == 0 && detectors.Length > 1)
            throw new FrameFileException(run.Path, null, $"images of {detectors.Length} detectors: {string.Join(", ", detectors)}", "one of them", $"name one with --frames, for example --frames {detectors[0]}");
        if (name.Length == 0)
            name = detectors[0];
        List<XfelPart> parts = [.. run.Parts.Where(part => part.Source.Detector == name)];
        IReadOnlyList<int>? modules = isWhole ? XfelDetectors.Modules(name) : null;
        if (parts.Count == 0)
        {
            parts = [.. run.Parts.Where(part => IsNamed(part.Source, name))];
            if (parts.Count == 0)
                return null;
            (name, modules) = (parts[0].Source.Data, null);
        }

        parts = OneKind(parts, notes);
        parts = OneShape(parts, notes);
        modules ??= [.. parts.Select(part => part.Source.Module).Distinct().Order()];
        foreach (XfelPart part in parts.Where(part => !modules.Contains(part.Source.Module)))
            notes.Add($"{part.Source.Name} is left out: {name} has the modules {XfelRunText.Ranges(modules)}");
        return new XfelSelection(name, [.. parts.Where(part => modules.Contains(part.Source.Module))], modules);
    }

    private static bool IsNamed(XfelSource source, string name) =>
        source.Name == name || $"/INSTRUMENT/{source.Name}" == $"/{name}" || source.Images == $"/{name}" || source.Data == $"/{name}";

    /// <summary>Corrected data take the place of raw ones. The two are never mixed in a frame, having different units.</summary>
    private static List<XfelPart> OneKind(List<XfelPart> parts, List<string> notes)
    {
        List<XfelPart> corrected = [.. parts.Where(part => part.IsCorrected)];
        if (corrected.Count == 0 || corrected.Count == parts.Count)
            return parts;
        notes.Add(FormattableString.Invariant($"corrected data take the place of raw ones: {parts.Count - corrected.Count} raw parts are not read"));
        return corrected;
    }

    private static List<XfelPart> OneShape(List<XfelPart> parts, List<string> notes)
    {
        (int Height, int Width) shape = parts.CountBy(part => (part.Layout.Height, part.Layout.Width)).MaxBy(shape => shape.Value).Key;
        foreach (XfelPart part in parts.Where(part => (part.Layout.Height, part.Layout.Width) != shape))
        {
            notes.Add(FormattableString.Invariant(
                $"{Path.GetFileName(part.File)} is left out: images of {part.Layout.Height} x {part.Layout.Width} in {part.Source.Name}, where others have {shape.Height} x {shape.Width}"));
        }

        return [.. parts.Where(part => (part.Layout.Height, part.Layout.Width) == shape)];
    }
}
