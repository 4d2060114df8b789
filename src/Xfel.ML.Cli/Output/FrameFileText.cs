using System.Globalization;
using Xfel.ML.Formats;

namespace Xfel.ML.Cli;

/// <summary>What a frame file says about itself, in lines and as a document.</summary>
internal static class FrameFileText
{
    private const double ElectronVolt = 1.602176634e-19;

    /// <summary>The lines after the first one.</summary>
    public static IEnumerable<string> Lines(IFrameSource source) => Facts(source).Select(Clean);

    /// <summary>Names come from the file: a line break or an escape sequence in them must not reach a terminal.</summary>
    public static string Clean(string line) => string.Concat(line.Select(letter => char.IsControl(letter) ? '?' : letter));

    private static IEnumerable<string> Facts(IFrameSource source)
    {
        FrameFileFacts facts = source.Facts;
        foreach (string reason in facts.Recognized)
            yield return $"recognised: {reason}";
        if (source.Labels is { } labels)
            yield return $"classes: {string.Join(", ", labels.ClassNames)}{(labels.ModelIds is null ? "" : "; with model ids")}";
        if (Ids(source.Ids) is { } ids)
            yield return $"frame ids: {ids}";
        if (source.HasMask)
            yield return $"mask: {CountBad(source)} of {source.Size.PixelCount} pixels of the first frame are bad";
        if (facts.Modules > 1)
            yield return $"modules: {facts.Modules} of {source.Size.Height / facts.Modules} x {source.Size.Width}, below each other";
        if (facts.IsFftShifted)
            yield return "the file stores the beam centre in the corner; frames are read with it in the middle";
        if (Experiment(facts) is { Length: > 0 } experiment)
            yield return experiment;
        foreach ((string name, string value) in facts.Notes)
            yield return $"{name}: {value}";
        if (facts.DataSets.Count > 1)
            yield return $"data sets that --frames can name: {string.Join(", ", facts.DataSets)}";
    }

    /// <summary>The document of <c>info --json</c>.</summary>
    public static object Document(string path, IFrameSource source) => new
    {
        file = path,
        kind = "frames",
        format = source.Format,
        recognized = source.Facts.Recognized,
        dataSet = source.DataSet,
        dataSets = source.Facts.DataSets,
        elementType = source.ElementType,
        frames = source.Count,
        height = source.Size.Height,
        width = source.Size.Width,
        modules = source.Facts.Modules,
        classes = source.Labels?.ClassNames,
        hasModelIds = source.Labels?.ModelIds is not null,
        hasMask = source.HasMask,
        hasTrainIds = source.Ids?.Trains is not null,
        isFftShifted = source.Facts.IsFftShifted,
        photonEnergyJoule = source.Facts.PhotonEnergy,
        wavelengthMetre = source.Facts.Wavelength,
        detectorDistanceMetre = source.Facts.DetectorDistance,
        pixelWidthMetre = source.Facts.PixelWidth,
        pixelHeightMetre = source.Facts.PixelHeight,
        notes = source.Facts.Notes,
    };

    private static string? Ids(FrameIds? ids)
    {
        if (ids is null)
            return null;
        var words = new List<string>();
        if (ids.Trains is { Count: > 0 } trains)
            words.Add(Range("trains", trains.Min(), trains.Max()));
        if (ids.Pulses is { Count: > 0 } pulses)
            words.Add(Range("pulses", pulses.Min(), pulses.Max()));
        if (ids.Cells is { Count: > 0 } cells)
            words.Add(Range("cells", cells.Min(), cells.Max()));
        if (ids.Files is { Count: > 0 } files)
            words.Add(Range("files", files[0], files[^1]));
        return words.Count == 0 ? null : string.Join(", ", words);
    }

    private static string Range<T>(string name, T first, T last) => EqualityComparer<T>.Default.Equals(first, last) ? $"{name} {first}" : $"{name} {first} to {last}";

    private static string CountBad(IFrameSource source)
    {
        var good = new bool[source.Size.PixelCount];
        return source.TryReadMask(0, good) is { } reason ? $"({reason}) unknown" : good.Count(value => !value).ToString(CultureInfo.InvariantCulture);
    }

    private static string Experiment(FrameFileFacts facts)
    {
        var words = new List<string>();
        if (facts.PhotonEnergy is { } energy)
            words.Add(FormattableString.Invariant($"photon energy {energy / ElectronVolt:G5} eV"));
        if (facts.Wavelength is { } wavelength)
            words.Add(FormattableString.Invariant($"wavelength {wavelength * 1e9:G5} nm"));
        if (facts.DetectorDistance is { } distance)
            words.Add(FormattableString.Invariant($"detector distance {distance:G5} m"));
        if (facts.PixelHeight is { } height && facts.PixelWidth is { } width)
            words.Add(FormattableString.Invariant($"pixels {height * 1e6:G5} x {width * 1e6:G5} um"));
        return string.Join(", ", words);
    }
}
