namespace Xfel.ML.Cli;

/// <summary>The exit codes, documented in <c>--help</c>.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;
    public const int BadInput = 3;
}
