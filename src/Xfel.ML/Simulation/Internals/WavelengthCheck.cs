using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Counts frames whose wavelength is longer than the particle: possible, but mostly not what was meant.</summary>
internal sealed class WavelengthCheck
{
    public long Frames { get; private set; }

    /// <summary>Looks at frames as they pass.</summary>
    public IEnumerable<SimulatedFrame> Watch(IEnumerable<SimulatedFrame> frames)
    {
        foreach (SimulatedFrame frame in frames)
        {
            if (IsBelow(frame.Truth))
                Frames++;
            yield return frame;
        }
    }

    /// <summary>Whether a particle is there and smaller than the wavelength.</summary>
    public static bool IsBelow(FrameTruth truth) => truth.ParticleCount > 0 && truth.Diameter < truth.Geometry.Wavelength;
}
