namespace Microsoft.ML.Calibrators;

/// <summary>Turns scores into probabilities.</summary>
public interface ICalibrator
{
    /// <summary>The probability of a score.</summary>
    /// <param name="output">The score.</param>
    float PredictProbability(float output);
}
