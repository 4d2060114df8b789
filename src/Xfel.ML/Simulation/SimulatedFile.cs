namespace Xfel.ML;

/// <summary>A file of simulated frames.</summary>
public sealed record SimulatedFile
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Number of frames in it.</summary>
    public required long Frames { get; init; }

    /// <summary>Whether it was there already, made by the same command and version, and was left alone.</summary>
    public bool IsKept { get; init; }

    /// <summary>Frames whose wavelength is longer than the particle, so that next to nothing of its shape shows; 0 for a file that was kept.</summary>
    public long FramesBelowWavelength { get; init; }
}
