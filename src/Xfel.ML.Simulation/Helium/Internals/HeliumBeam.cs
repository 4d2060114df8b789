namespace Xfel.ML.Simulation;

/// <summary>The pulses, and how strongly helium scatters them.</summary>
internal static class HeliumBeam
{
    public static Beam Of(double wavelength) => new()
    {
        Wavelength = wavelength,
        MeanPulseEnergy = HeliumRanges.MeanPulseEnergy,
        EnergySpread = HeliumRanges.PulseEnergySpread,
        FocusWidth = HeliumRanges.FocusWidth,
        FocusHeight = HeliumRanges.FocusWidth,
        HitRadius = HeliumRanges.HitRadius,
    };

    /// <summary>Photons per steradian where |F|^2 / V^2 is 1.</summary>
    public static double Forward(HeliumModel model, Particle particle, double fluence)
    {
        double wavelength = model.Geometry.Wavelength, beta = wavelength / (4 * Math.PI * model.AbsorptionLength);
        return PhotonScale.Forward(fluence, PhotonScale.ElectronDensity(HeliumRanges.Delta, beta, wavelength), particle.Volume);
    }
}
