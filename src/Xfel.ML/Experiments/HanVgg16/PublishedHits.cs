namespace Xfel.ML;

/// <summary>Numbers of decisions that a paper reports.</summary>
/// <param name="GoodGood">Good frames called good.</param>
/// <param name="BadBad">Bad frames called bad.</param>
/// <param name="GoodBad">Good frames called bad.</param>
/// <param name="BadGood">Bad frames called good.</param>
public sealed record PublishedHits(int GoodGood, int BadBad, int GoodBad, int BadGood)
{
    /// <summary>Right decisions of all.</summary>
    public double Accuracy => (GoodGood + BadBad) / (double)(GoodGood + BadBad + GoodBad + BadGood);

    /// <summary>Good frames of those called good.</summary>
    public double Precision => GoodGood / (double)(GoodGood + BadGood);

    /// <summary>Good frames called good, of all good ones.</summary>
    public double Recall => GoodGood / (double)(GoodGood + GoodBad);

    /// <summary>Good frames called bad, of all good ones.</summary>
    public double FalseNegative => GoodBad / (double)(GoodGood + GoodBad);

    /// <summary>Bad frames called good, of all bad ones.</summary>
    public double FalsePositive => BadGood / (double)(BadBad + BadGood);
}
