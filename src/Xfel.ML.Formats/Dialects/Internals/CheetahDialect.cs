namespace Xfel.ML.Formats.Internals;

/// <summary>CXI as Cheetah writes it at LCLS.</summary>
internal sealed class CheetahDialect : IHdf5Dialect
{
    private static readonly string[] Marks = ["/LCLS", "/cheetah", $"{CxiEntry.Path}/result_1/peakXPosRaw"];

    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        string? mark = Marks.FirstOrDefault(place => file.KindOf(place) != Hdf5Kind.Missing);
        if (mark is null || CxiEntry.Find(file) is not { } entry)
            return null;
        string format = CxiEntry.Format(file, out string reason);
        Hdf5Recognition found = entry.Recognize($"Cheetah {format}", $"{reason}, and there is {mark}") with { MaskRule = MaskRule.Cheetah };
        double? energy = file.Number("/LCLS/photon_energy_eV", out bool varies) is > 0 and var volts ? volts * SiUnit.ElectronVolt : null;
        if (found.Facts.PhotonEnergy is not null || energy is null)
            return found;
        var notes = new Dictionary<string, string>(found.Facts.Notes) { ["energy"] = varies ? "/LCLS/photon_energy_eV varies from frame to frame; that of the first is given" : "/LCLS/photon_energy_eV" };
        return found with { Facts = found.Facts with { PhotonEnergy = energy, Notes = notes } };
    }
}
