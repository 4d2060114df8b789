namespace Xfel.ML.Formats.Internals;

/// <summary>What a CXI entry says about all of its frames. CXI's units are those of the SI.</summary>
internal static class CxiFacts
{
    /// <summary>No photon has as many joules: a larger number is in another unit, which CXI does not allow.</summary>
    private const double HighestPhotonEnergy = 1e-9;

    private static readonly string[] Geometry = ["corner_position", "corner_positions", "basis_vectors"];

    public static FrameFileFacts Read(Hdf5File file, string entry, string detector)
    {
        var notes = new Dictionary<string, string>();
        file.Note(notes, "title", $"{entry}/title");
        file.Note(notes, "experiment", $"{entry}/experimental_identifier", $"{entry}/experiment_identifier");
        file.Note(notes, "sample", $"{entry}/sample_1/name");
        file.Note(notes, "instrument", $"{entry}/instrument_1/name");
        file.Note(notes, "detector", $"{detector}/description");
        file.Note(notes, "start time", $"{entry}/start_time");
        file.Note(notes, FrameNotes.Command, $"{entry}/process_1/command");
        file.Note(notes, FrameNotes.Version, $"{entry}/process_1/version");
        if (file.Number($"{detector}/adu_per_photon") is { } gain)
            notes[FrameNotes.Gain] = FrameNotes.GainText(gain);
        if (file.Number("/number_of_entries") is > 1 and var entries)
            notes["entries"] = FormattableString.Invariant($"{entries}; the first is read");
        foreach (string name in Geometry)
        {
            if (file.TryOpen($"{detector}/{name}", out Hdf5DataSet? geometry))
            {
                using (geometry)
                    notes[name] = FrameCandidate.Describe(geometry);
            }
        }

        string source = $"{entry}/instrument_1/source_1";
        double? energy = file.Number($"{source}/energy", out bool varies);
        if (energy is < 0 or > HighestPhotonEnergy)
        {
            notes["energy"] = FormattableString.Invariant($"{energy} is not the energy of a photon in joules, and is not used");
            energy = null;
        }
        else if (varies)
            notes["energy"] = "varies from frame to frame; that of the first is given";
        return new FrameFileFacts
        {
            PhotonEnergy = energy,
            Wavelength = file.Number($"{source}/wavelength"),
            DetectorDistance = file.Number($"{detector}/distance"),
            PixelWidth = file.Number($"{detector}/x_pixel_size"),
            PixelHeight = file.Number($"{detector}/y_pixel_size"),
            Notes = notes,
        };
    }
}
