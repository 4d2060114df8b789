namespace Xfel.ML.Formats.Internals;

/// <summary>Facts, labels and ids on the line.</summary>
internal static class WireFacts
{
    public static void Write(BinaryWriter writer, FrameFileFacts facts)
    {
        WireValues.WriteTexts(writer, facts.Recognized);
        WireValues.WriteTexts(writer, facts.DataSets);
        writer.Write(facts.Modules);
        foreach (double? number in (double?[])[facts.PhotonEnergy, facts.Wavelength, facts.DetectorDistance, facts.PixelWidth, facts.PixelHeight])
            WireValues.Write(writer, number is { } known ? (double[])[known] : []);
        writer.Write(facts.IsFftShifted);
        WireValues.WriteTexts(writer, [.. facts.Notes.Keys]);
        WireValues.WriteTexts(writer, [.. facts.Notes.Values]);
    }

    public static FrameFileFacts ReadFacts(BinaryReader reader) => new()
    {
        Recognized = WireValues.ReadTexts(reader) ?? [],
        DataSets = WireValues.ReadTexts(reader) ?? [],
        Modules = WireValues.Within(reader.ReadInt32(), 1, int.MaxValue, "modules"),
        PhotonEnergy = ReadNumber(reader),
        Wavelength = ReadNumber(reader),
        DetectorDistance = ReadNumber(reader),
        PixelWidth = ReadNumber(reader),
        PixelHeight = ReadNumber(reader),
        IsFftShifted = reader.ReadBoolean(),
        Notes = ReadNotes(reader),
    };

    public static void Write(BinaryWriter writer, FrameLabels? labels)
    {
        writer.Write(labels is not null);
        if (labels is null)
            return;
        WireValues.Write(writer, labels.Values);
        WireValues.WriteTexts(writer, labels.ClassNames);
        WireValues.Write(writer, labels.ModelIds);
        writer.Write(labels.Indicators is not null);
        if (labels.Indicators is not { } indicators)
            return;
        writer.Write(indicators.Count);
        foreach (IReadOnlyList<bool> frame in indicators)
            WireValues.Write<byte>(writer, [.. frame.Select(applies => applies ? (byte)1 : (byte)0)]);
    }

    public static FrameLabels? ReadLabels(BinaryReader reader) => !reader.ReadBoolean() ? null : new FrameLabels
    {
        Values = WireValues.Read<int>(reader) ?? [],
        ClassNames = WireValues.ReadTexts(reader) ?? [],
        ModelIds = WireValues.Read<long>(reader),
        Indicators = reader.ReadBoolean() ? ReadIndicators(reader) : null,
    };

    public static void Write(BinaryWriter writer, FrameIds? ids)
    {
        writer.Write(ids is not null);
        if (ids is null)
            return;
        WireValues.Write(writer, ids.Trains);
        WireValues.Write(writer, ids.Pulses);
        WireValues.Write(writer, ids.Cells);
        WireValues.WriteTexts(writer, ids.Files);
    }

    public static FrameIds? ReadIds(BinaryReader reader) => !reader.ReadBoolean() ? null : new FrameIds
    {
        Trains = WireValues.Read<ulong>(reader),
        Pulses = WireValues.Read<ulong>(reader),
        Cells = WireValues.Read<int>(reader),
        Files = WireValues.ReadTexts(reader),
    };

    private static double? ReadNumber(BinaryReader reader) => WireValues.Read<double>(reader) is [var known] ? known : null;

    private static Dictionary<string, string> ReadNotes(BinaryReader reader)
    {
        string[] names = WireValues.ReadTexts(reader) ?? [], values = WireValues.ReadTexts(reader) ?? [];
        if (names.Length != values.Length)
            throw new InvalidDataException($"{names.Length} names of {values.Length} notes");
        return names.Zip(values).ToDictionary(note => note.First, note => note.Second);
    }

    private static List<IReadOnlyList<bool>> ReadIndicators(BinaryReader reader)
    {
        // One by one: the list grows with the bytes that are there.
        var frames = new List<IReadOnlyList<bool>>();
        for (int left = reader.ReadInt32(); left > 0; left--)
            frames.Add([.. (WireValues.Read<byte>(reader) ?? []).Select(applies => applies != 0)]);
        return frames;
    }
}
