using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    public Option<Verbosity> Verbosity { get; } = new("--verbosity")
    {
        Description = "What is said on stderr: quiet (errors only), normal, detailed.",
        Recursive = true,
        DefaultValueFactory = _ => Cli.Verbosity.Normal,
    };
}
