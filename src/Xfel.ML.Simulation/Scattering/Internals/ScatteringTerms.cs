namespace Xfel.ML.Simulation;

/// <summary>Collects the summands of a particle's amplitude for one detector.</summary>
/// <param name="waveNumber">In 1/m.</param>
/// <param name="unit">The length, in metres, in whose cubes amplitudes are counted.</param>
/// <param name="greatestQ">The longest scattering vector that will be asked for, in 1/m.</param>
internal sealed class ScatteringTerms(double waveNumber, double unit, double greatestQ)
{
    private readonly List<ScatteringTerm> _terms = [];

    public IReadOnlyList<ScatteringTerm> Terms => _terms;

    /// <summary>What decides how finely a body that has no closed form must be sampled.</summary>
    public double GreatestQ => greatestQ;

    /// <param name="kernel">The body.</param>
    /// <param name="bodyUnit">The body's unit of length in metres.</param>
    /// <param name="placement">Where it is.</param>
    public void Add(IFormFactorKernel kernel, double bodyUnit, in Placement placement)
    {
        double scale = bodyUnit / unit;
        _terms.Add(new ScatteringTerm(
            kernel,
            waveNumber * bodyUnit * placement.Map.Transpose,
            waveNumber * placement.Shift,
            (float)(placement.Density * Math.Abs(placement.Map.Determinant) * scale * scale * scale),
            placement.Blur is { } blur ? waveNumber * waveNumber * blur : null));
    }
}
