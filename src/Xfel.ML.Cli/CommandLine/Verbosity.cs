namespace Xfel.ML.Cli;

/// <summary>How much is said on stderr.</summary>
internal enum Verbosity
{
    /// <summary>Errors only.</summary>
    Quiet,

    /// <summary>Progress and notes.</summary>
    Normal,

    /// <summary>Also where an unexpected failure came from.</summary>
    Detailed,
}
