namespace Xfel.ML;

/// <summary>What trainers for several labels a row hang on, as extension methods.</summary>
public sealed class MultiLabelTrainers
{
    internal MultiLabelTrainers()
    {
    }
}
