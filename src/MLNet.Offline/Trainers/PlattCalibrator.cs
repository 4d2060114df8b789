namespace Microsoft.ML.Calibrators;

/// <summary>Platt's calibrator: p = 1 / (1 + exp(slope * score + offset)).</summary>
public sealed class PlattCalibrator : ICalibrator
{
    internal PlattCalibrator(double slope, double offset)
    {
        Slope = slope;
        Offset = offset;
    }

    /// <summary>Factor of the score in the exponent; negative where higher scores are more probable.</summary>
    public double Slope { get; }

    /// <summary>The exponent of a score of 0.</summary>
    public double Offset { get; }

    /// <inheritdoc/>
    public float PredictProbability(float output) => (float)(1 / (1 + Math.Exp(Slope * output + Offset)));
}
