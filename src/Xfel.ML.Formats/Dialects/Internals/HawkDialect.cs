using System.Globalization;

namespace Xfel.ML.Formats.Internals;

/// <summary>Images of libspimage and Hawk: everything lies in the root, flags and numbers as small data sets.</summary>
internal sealed class HawkDialect : IHdf5Dialect
{
    private static readonly string[] Images = ["/intensities", "/amplitudes", "/real"];
    private static readonly string[] Flags = ["/shifted", "/scaled", "/phased"];

    /// <summary>Their units depend on who wrote the file: they are told as they are.</summary>
    private static readonly string[] Numbers = ["lambda", "detector_distance", "pixel_size"];

    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        if (!Flags.All(flag => file.KindOf(flag) == Hdf5Kind.DataSet))
            return null;
        string? frames = Images.FirstOrDefault(image => FrameCandidate.At(file, image) is not null);
        if (frames is null)
            return null;
        bool shifted = IsSet(file, "/shifted");
        bool complex = frames == "/real" && IsSet(file, "/phased") && file.KindOf("/imag") == Hdf5Kind.DataSet;
        bool masked = file.KindOf("/mask") == Hdf5Kind.DataSet;
        string values = complex ? "magnitudes of /real and /imag" : IsSet(file, "/scaled") ? $"{frames}, amplitudes (square roots of intensities)" : $"{frames}, intensities";
        var recognized = new List<string> { "libspimage: the data sets shifted, scaled and phased in the root", $"frames: {values}" };
        if (masked)
            recognized.Add("mask: /mask, in which 1 is good");
        if (shifted)
            recognized.Add("shifted is 1: the centre is moved to the middle");
        var notes = new Dictionary<string, string>();
        foreach (string name in Numbers)
        {
            if (file.Number($"/{name}") is { } value)
                notes[name] = $"{value.ToString("G7", CultureInfo.InvariantCulture)}, of an unknown unit";
        }

        return new Hdf5Recognition
        {
            Format = "libspimage",
            Frames = [frames],
            Imaginary = complex ? "/imag" : null,
            Masks = masked ? ["/mask"] : [],
            MaskRule = MaskRule.NonZeroIsGood,
            Facts = new FrameFileFacts { Recognized = recognized, DataSets = FrameCandidate.Texts(file, [frames]), IsFftShifted = shifted, Notes = notes },
        };
    }

    private static bool IsSet(Hdf5File file, string path) => file.Number(path) is not null;
}
