namespace Xfel.ML.Formats;

/// <summary>What a file says about all of its frames, in SI units. What it does not say is <see langword="null"/>.</summary>
public sealed record FrameFileFacts
{
    /// <summary>A file that says nothing beside its frames.</summary>
    public static FrameFileFacts None { get; } = new();

    /// <summary>What was recognised and why, a line each, such as <c>CXI 1.4: cxi_version is 140</c>.</summary>
    public IReadOnlyList<string> Recognized { get; init; } = [];

    /// <summary>The data sets that could be read as frames, with their shapes; the one that is read comes first.</summary>
    public IReadOnlyList<string> DataSets { get; init; } = [];

    /// <summary>Number of detector modules; their images lie below each other in a frame.</summary>
    public int Modules { get; init; } = 1;

    /// <summary>Energy of a photon in joules.</summary>
    public double? PhotonEnergy { get; init; }

    /// <summary>Wavelength in metres.</summary>
    public double? Wavelength { get; init; }

    /// <summary>Distance from the interaction point to the detector in metres.</summary>
    public double? DetectorDistance { get; init; }

    /// <summary>Width of a pixel in metres.</summary>
    public double? PixelWidth { get; init; }

    /// <summary>Height of a pixel in metres.</summary>
    public double? PixelHeight { get; init; }

    /// <summary>Whether the file stores the beam centre in the corner; the frames are read with it in the middle.</summary>
    public bool IsFftShifted { get; init; }

    /// <summary>Names of instrument, experiment and the like, as the file gives them.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();
}
