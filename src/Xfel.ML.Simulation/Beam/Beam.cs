namespace Xfel.ML.Simulation;

/// <summary>
/// The X-ray beam at its focus: pulses of fluctuating energy in a Gaussian focus, which particles meet at random places. Lengths are in metres, energies in joules.
/// Energies of SASE pulses follow the gamma distribution of M modes (Saldin, Schneidmiller, Yurkov, Opt. Commun. 148 (1998) 383), whose relative standard deviation is 1 / sqrt(M).
/// </summary>
public sealed record Beam
{
    private const double Planck = 6.62607015e-34, LightSpeed = 299792458, ElementaryCharge = 1.602176634e-19;

    /// <summary>Wavelength.</summary>
    public double Wavelength { get; init; } = 1e-9;

    /// <summary>Mean energy of the pulses that arrive in the focus, behind all optics.</summary>
    public double MeanPulseEnergy { get; init; } = 1e-3;

    /// <summary>Relative standard deviation of the pulses' energies; 0 for none, 1 / sqrt(M) for M modes.</summary>
    public double EnergySpread { get; init; } = 0.15;

    /// <summary>Full width at half maximum of the fluence, along detector rows.</summary>
    public double FocusWidth { get; init; } = 3e-6;

    /// <summary>Full width at half maximum of the fluence, along detector columns.</summary>
    public double FocusHeight { get; init; } = 3e-6;

    /// <summary>Particles are met anywhere within this distance of the focus's middle, uniformly over the disc; 0 for the middle always.</summary>
    public double HitRadius { get; init; } = 1.5e-6;

    /// <summary>The energy of a photon.</summary>
    public double PhotonEnergy => Planck * LightSpeed / Wavelength;

    /// <summary>The wavelength of photons of an energy in electronvolts.</summary>
    public static double WavelengthOf(double electronVolts) => Planck * LightSpeed / (ElementaryCharge * electronVolts);

    /// <summary>Photons per square metre of a pulse at a place in the focus.</summary>
    /// <param name="pulseEnergy">Energy of the pulse.</param>
    /// <param name="x">Across the beam along detector rows, from the middle of the focus.</param>
    /// <param name="y">Across the beam along detector columns, from the middle of the focus.</param>
    public double FluenceAt(double pulseEnergy, double x, double y)
    {
        const double fourLog2 = 2.7725887222397811;
        double u = x / FocusWidth, v = y / FocusHeight;
        return pulseEnergy / PhotonEnergy * fourLog2 / (Math.PI * FocusWidth * FocusHeight) * Math.Exp(-fourLog2 * (u * u + v * v));
    }

    /// <summary>The pulse of a shot and where it meets the particle: the same for the same seed and number. The options are not checked.</summary>
    /// <param name="seed">The data set's seed.</param>
    /// <param name="shot">Number of the shot.</param>
    public BeamShot Draw(int seed, long shot)
    {
        var random = new RandomStream(seed, RandomPurpose.Beam, shot);
        // The place comes first, so that a shot keeps it when the energies' spread changes.
        double radius = HitRadius * Math.Sqrt(random.NextUniform());
        (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextUniform());
        double modes = 1 / (EnergySpread * EnergySpread);
        double energy = EnergySpread > 0 ? MeanPulseEnergy * random.NextGamma(modes) / modes : MeanPulseEnergy;
        return new BeamShot(energy, radius * cos, radius * sin, FluenceAt(energy, radius * cos, radius * sin));
    }

    /// <summary>Throws one exception that names every impossible value.</summary>
    /// <exception cref="ArgumentException">A value is not possible.</exception>
    public void Validate()
    {
        var faults = new FaultList();
        faults.RequirePositive(nameof(Wavelength), Wavelength, "metres");
        faults.RequirePositive(nameof(MeanPulseEnergy), MeanPulseEnergy, "joules");
        // Beyond 10 (a hundredth of a mode) the energies are 0 but for a few.
        faults.Require(EnergySpread is >= 0 and <= 10, $"{nameof(EnergySpread)} is {EnergySpread}; 0 to 10 was expected");
        faults.RequirePositive(nameof(FocusWidth), FocusWidth, "metres");
        faults.RequirePositive(nameof(FocusHeight), FocusHeight, "metres");
        faults.Require(double.IsFinite(HitRadius) && HitRadius >= 0, $"{nameof(HitRadius)} is {HitRadius}; 0 or a positive number of metres was expected");
        faults.Throw("the beam");
    }
}
