namespace Microsoft.ML.Runtime;

/// <summary>The weight of a message.</summary>
public enum ChannelMessageKind
{
    /// <summary>For whoever follows the steps.</summary>
    Trace = 0,

    /// <summary>For everyone.</summary>
    Info = 1,

    /// <summary>Something that may be wrong.</summary>
    Warning = 2,

    /// <summary>Something that is wrong.</summary>
    Error = 3,
}
