namespace Xfel.ML.Formats.Internals;

/// <summary>Geometry and energy of a NeXus file; the attribute <c>units</c> says in what they are.</summary>
internal static class NexusFacts
{
    public static FrameFileFacts Read(Hdf5File file, NexusTree tree)
    {
        var notes = new Dictionary<string, string>();
        foreach (string entry in tree.Entries.Take(1))
        {
            file.Note(notes, "title", $"{entry}/title");
            file.Note(notes, "start time", $"{entry}/start_time");
            file.Note(notes, "definition", $"{entry}/definition");
            file.Note(notes, "instrument", $"{entry}/instrument/name");
            file.Note(notes, "sample", $"{entry}/sample/name", $"{entry}/instrument/sample/name");
        }

        foreach (string detector in tree.Detectors.Take(1))
            file.Note(notes, "detector", $"{detector}/description");
        return new FrameFileFacts
        {
            PhotonEnergy = First(tree.Beams, "incident_energy", file, SiUnit.Joules) ?? First(tree.Monochromators, "energy", file, SiUnit.Joules),
            Wavelength = First(tree.Beams, "incident_wavelength", file, SiUnit.Metres) ?? First(tree.Monochromators, "wavelength", file, SiUnit.Metres),
            DetectorDistance = First(tree.Detectors, "distance", file, SiUnit.Metres) ?? First(tree.Detectors, "detector_distance", file, SiUnit.Metres),
            PixelWidth = First(tree.Detectors, "x_pixel_size", file, SiUnit.Metres),
            PixelHeight = First(tree.Detectors, "y_pixel_size", file, SiUnit.Metres),
            Notes = notes,
        };
    }

    private static double? First(List<string> groups, string name, Hdf5File file, Func<double?, string?, double?> toSi)
    {
        foreach (string group in groups)
        {
            if (toSi(file.Number($"{group}/{name}"), file.AttributeText($"{group}/{name}", "units")) is { } value)
                return value;
        }

        return null;
    }
}
