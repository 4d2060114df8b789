namespace Microsoft.ML.Trainers;

/// <summary>Options of a supervised trainer: its column of labels.</summary>
public abstract class TrainerInputBaseWithLabel : TrainerInputBase
{
    private protected TrainerInputBaseWithLabel()
    {
    }

    /// <summary>Column of labels.</summary>
    public string LabelColumnName = "Label";
}
