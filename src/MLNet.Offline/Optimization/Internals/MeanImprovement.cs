namespace Microsoft.ML.Numeric;

/// <summary>
/// The mean of the improvements so far, each older one weighted by a further factor of 1/4 and the weights normalised to one:
/// the quantity that ML.NET compares with the optimisation tolerance.
/// </summary>
internal struct MeanImprovement
{
    private const double Decay = 0.25;
    private double _sum;
    private double _weights;

    /// <summary>Takes in one more improvement and gives the mean.</summary>
    public double Add(double improvement)
    {
        _sum = improvement + Decay * _sum;
        _weights = 1 + Decay * _weights;
        return _sum / _weights;
    }
}
