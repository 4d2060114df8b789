namespace Xfel.ML.Formats;

/// <summary>The decisions of a classifier in a CXI file: <c>result_1/{decision, probability, probabilities, class_names}</c>.</summary>
public sealed class CxiResults
{
    private readonly IReadOnlyList<string> _classNames;
    private readonly CxiTextColumn _decision;
    private readonly CxiColumn<float> _probability;
    private readonly CxiColumn<float> _probabilities;

    internal CxiResults(IReadOnlyList<string> classNames, CxiTextColumn decision, CxiColumn<float> probability, CxiColumn<float> probabilities)
    {
        _classNames = classNames;
        _decision = decision;
        _probability = probability;
        _probabilities = probabilities;
    }

    /// <summary>Appends the decision on a frame.</summary>
    /// <param name="decision">The name of the class.</param>
    /// <param name="probability">The probability of the decision.</param>
    /// <param name="probabilities">The probability of each class, in the order of the class names.</param>
    /// <exception cref="ArgumentException">There is not one probability for each class.</exception>
    public void Append(string decision, float probability, ReadOnlySpan<float> probabilities)
    {
        if (probabilities.Length != _classNames.Count)
            throw new ArgumentException($"{probabilities.Length} probabilities were given for {_classNames.Count} classes.", nameof(probabilities));
        _decision.Append(decision);
        _probability.Append(probability);
        _probabilities.Append(probabilities);
    }
}
