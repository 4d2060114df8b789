namespace Microsoft.ML.Trainers;

/// <summary>Options of a supervised trainer with weights: its column of weights.</summary>
public abstract class TrainerInputBaseWithWeight : TrainerInputBaseWithLabel
{
    private protected TrainerInputBaseWithWeight()
    {
    }

    /// <summary>Column of the rows' weights, null for equal ones.</summary>
    public string ExampleWeightColumnName;
}
