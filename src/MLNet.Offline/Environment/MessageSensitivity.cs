namespace Microsoft.ML.Runtime;

/// <summary>What a message may give away.</summary>
[Flags]
public enum MessageSensitivity
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Values of the user's data.</summary>
    UserData = 0x1,

    /// <summary>Names of the user's columns.</summary>
    Schema = 0x2,

    /// <summary>Not known: to be treated as everything.</summary>
    Unknown = ~None,

    /// <summary>Everything.</summary>
    All = Unknown,
}
