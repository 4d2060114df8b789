namespace Microsoft.ML.Trainers;

/// <summary>Options of a trainer: its column of features.</summary>
public abstract class TrainerInputBase
{
    private protected TrainerInputBase()
    {
    }

    /// <summary>Column of features: a vector of <see cref="float"/> of known size.</summary>
    public string FeatureColumnName = "Features";
}
