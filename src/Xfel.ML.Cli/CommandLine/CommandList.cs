using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>The verbs, in the order of <c>--help</c>.</summary>
internal static class CommandList
{
    public static IEnumerable<Command> All()
    {
        yield return new DemoCommand();
        yield return new SimulateCommand();
        yield return new InfoCommand();
        yield return new RenderCommand();
        yield return new CcfCommand();
        yield return new TrainCommand();
        yield return new EvaluateCommand();
        yield return new ClassifyCommand();
        yield return new ExportCommand();
        yield return new DataCommand();
        yield return new ExperimentCommand();
        yield return new BenchCommand();
    }
}
