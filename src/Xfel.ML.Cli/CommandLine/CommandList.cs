namespace Xfel.ML.Cli;

/// <summary>The verbs, in the order of <c>--help</c>.</summary>
internal static class CommandList
{
    public static IEnumerable<CliCommand> All()
    {
        yield return new BenchCommand();
    }
}
