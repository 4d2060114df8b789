namespace Xfel.ML.Formats.Internals;

/// <summary>Diffraction of SimEx and SingFEL: photon counts <c>data</c> and noise-free intensities <c>diffr</c>, in <c>/data</c> or in one group a frame below it.</summary>
internal sealed class SimexDialect : IHdf5Dialect
{
    private const string Group = "/data";
    private const string Geometry = "/params/geom";
    private const string Mask = $"{Geometry}/mask";

    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        if (file.KindOf(Group) != Hdf5Kind.Group)
            return null;
        if (FrameCandidate.At(file, $"{Group}/diffr") is not null)
            return Recognize(file, [Group], "/data/diffr and its photon counts");
        string[] groups = [.. file.Numbered(Group, "").Select(group => group.Path)];
        return groups.Length > 0 && FrameCandidate.At(file, $"{groups[0]}/diffr") is not null ? Recognize(file, groups, $"{groups.Length} numbered groups in /data, each with one frame") : null;
    }

    private static Hdf5Recognition Recognize(Hdf5File file, string[] groups, string reason)
    {
        string program = file.Text("/info/package_version") is { } version ? $"SimEx ({version})" : "SimEx";
        string name = FrameCandidate.At(file, $"{groups[0]}/data") is not null ? "data" : "diffr";
        bool masked = file.KindOf(Mask) == Hdf5Kind.DataSet;
        var recognized = new List<string> { $"{program}: {reason}", name == "data" ? "frames: data, the photon counts; diffr holds them without noise" : "frames: diffr, without noise" };
        if (masked)
            recognized.Add($"mask: {Mask}, in which 1 is good");
        var notes = new Dictionary<string, string>();
        file.Note(notes, "description", "/info/data_description");
        file.Note(notes, "contact", "/info/contact");
        return new Hdf5Recognition
        {
            Format = "SimEx",
            Frames = [.. groups.Select(group => $"{group}/{name}")],
            IsOneEach = true,
            Masks = masked ? [Mask] : [],
            MaskRule = MaskRule.NonZeroIsGood,
            ReadIds = groups.Length == 1 ? null : _ => new FrameIds { Files = groups },
            Facts = new FrameFileFacts
            {
                Recognized = recognized,
                DataSets = FrameCandidate.Texts(file, name == "data" ? [$"{groups[0]}/data", $"{groups[0]}/diffr"] : [$"{groups[0]}/diffr"]),
                PhotonEnergy = file.Number("/params/beam/photonEnergy") * SiUnit.ElectronVolt,
                DetectorDistance = file.Number($"{Geometry}/detectorDist"),
                PixelWidth = file.Number($"{Geometry}/pixelWidth"),
                PixelHeight = file.Number($"{Geometry}/pixelHeight"),
                Notes = notes,
            },
        };
    }
}
