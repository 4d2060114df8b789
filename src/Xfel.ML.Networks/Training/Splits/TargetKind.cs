namespace Xfel.ML.Networks;

/// <summary>What the targets of training are.</summary>
public enum TargetKind
{
    /// <summary>One class per frame.</summary>
    Class,

    /// <summary>Any number of labels per frame.</summary>
    Labels,

    /// <summary>Numbers.</summary>
    Values,
}
