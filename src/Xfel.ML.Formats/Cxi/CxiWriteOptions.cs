using Xfel.ML.Numerics;

namespace Xfel.ML.Formats;

/// <summary>How a CXI file is written, and what it says about all of its frames.</summary>
public sealed record CxiWriteOptions
{
    /// <summary>The size of the frames.</summary>
    public required FrameSize Size { get; init; }

    /// <summary>How pixels are stored. A value that does not fit is an error: nothing is cut off.</summary>
    public CxiElement Element { get; init; }

    /// <summary>deflate's level, 1 (fast) to 9 (small); 0 stores frames as they are.</summary>
    public int DeflateLevel { get; init; } = 4;

    /// <summary>Whether the bytes of pixels are sorted by their significance before deflate.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Number of threads that compress; 0 takes all. The bytes of the file do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Photon energy or wavelength, detector distance and size of a pixel, in SI units; what is not known is not written.</summary>
    public FrameFileFacts Facts { get; init; } = FrameFileFacts.None;

    /// <summary>The good pixels of all frames; null for a file without a mask, or with one for each frame (<see cref="CxiWriter.AppendMask"/>).</summary>
    public Mask? Mask { get; init; }

    /// <summary>
    /// Detector units of one photon, 1 for frames of photons: written as <c>detector_1/adu_per_photon</c>, with the attribute <c>units</c> of the frames,
    /// <c>photon</c> or <c>ADU</c>. Null writes neither.
    /// </summary>
    public double? AduPerPhoton { get; init; }

    /// <summary>The command that made the frames; null writes none.</summary>
    public string? Command { get; init; }

    /// <summary>The version of the program that made the frames; null writes none.</summary>
    public string? Version { get; init; }

    /// <summary>When the frames were made. Null, the default, writes none: equal content gives equal files.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">An option is not possible.</exception>
    public void Validate()
    {
        List<string> faults = [];
        if (Size.Height < 1 || Size.Width < 1)
            faults.Add($"{nameof(Size)} is {Size}; at least one pixel was expected");
        if (!Enum.IsDefined(Element))
            faults.Add($"{nameof(Element)} is {(int)Element}; one of {string.Join(", ", Enum.GetNames<CxiElement>())} was expected");
        if (DeflateLevel is < 0 or > 9)
            faults.Add($"{nameof(DeflateLevel)} is {DeflateLevel}; 0 to 9 was expected");
        if (Threads < 0)
            faults.Add($"{nameof(Threads)} is {Threads}; 0 or more was expected");
        if (AduPerPhoton is { } gain && !(double.IsFinite(gain) && gain > 0))
            faults.Add(FormattableString.Invariant($"{nameof(AduPerPhoton)} is {gain}; a positive number was expected"));
        if (Mask is not null && Mask.Size != Size)
            faults.Add($"{nameof(Mask)} is for frames of {Mask.Size}; {Size} was expected");
        if (faults.Count > 0)
            throw new ArgumentException(string.Join("; ", faults));
    }
}
