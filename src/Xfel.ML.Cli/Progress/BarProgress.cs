using Spectre.Console;

namespace Xfel.ML.Cli;

/// <summary>Progress on a terminal: a bar a stage.</summary>
internal sealed class BarProgress(ProgressContext context) : IProgress<WorkProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProgressTask> _tasks = [];

    /// <summary>Draws bars while <paramref name="work"/> runs.</summary>
    public static T Draw<T>(TextWriter writer, Func<IProgress<WorkProgress>, T> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Interactive = InteractionSupport.Yes });
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new BarProgress(context)));
    }

    public void Report(WorkProgress value)
    {
        ProgressTask? task;
        lock (_lock)
        {
            if (!_tasks.TryGetValue(value.Stage, out task))
            {
                _tasks.Add(value.Stage, task = context.AddTask(Markup.Escape(value.Stage), maxValue: Math.Max(1, value.Total)));
                task.IsIndeterminate = value.Total <= 0;
            }
        }

        task.Value = value.Done;
    }
}
