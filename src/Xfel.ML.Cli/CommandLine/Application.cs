using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using Xfel.ML.Numerics;

namespace Xfel.ML.Cli;

/// <summary>The tool: parses, runs, and turns whatever happened into one line and an exit code.</summary>
internal static class Application
{
    private const string Help = """
        Decides which X-ray free-electron-laser shots show a single particle.

        Data goes to stdout, everything else to stderr.
        Exit codes: 0 done, 1 failed or interrupted, 2 bad usage, 3 bad input.
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> args, Shell shell)
    {
        // A decimal point is a decimal point, in what is read and in what is written, whatever the machine's language.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var global = new GlobalOptions();
        // Opened when Ctrl-C is being listened for: the parser starts a command first.
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RootCommand root = CreateRoot(shell, global, begin.Task);
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool detailed = false;
        try
        {
            if (parsed.Action is not HelpAction && parsed.Errors.Count > 0)
                throw new UsageException(DescribeErrors(parsed));
            detailed = parsed.GetValue(global.Verbosity) == Verbosity.Detailed;
            Task<int> run = parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = shell.Out,
                Error = shell.Error,
                EnableDefaultExceptionHandler = false,
                // Ctrl-C waits for the batch of frames that is being worked on.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            });
            begin.SetResult();
            return await run;
        }
        catch (Exception exception)
        {
            (int code, string line) = Judge(exception);
            await shell.Error.WriteLineAsync($"xfel-ml: {line}");
            if (detailed && code == ExitCode.Failed && exception is not OperationCanceledException)
                await shell.Error.WriteLineAsync(exception.ToString());
            return code;
        }
        finally
        {
            await FlushAsync(shell.Out);
        }
    }

    private static RootCommand CreateRoot(Shell shell, GlobalOptions global, Task begin)
    {
        var root = new RootCommand(Help);
        root.Add(global.Verbosity);
        foreach (Command command in CommandList.All())
        {
            Attach(command, shell, global, begin);
            root.Add(command);
        }

        return root;
    }

    private static void Attach(Command command, Shell shell, GlobalOptions global, Task begin)
    {
        (command as CliCommand)?.Attach(shell, global, begin);
        foreach (Command verb in command.Subcommands)
            Attach(verb, shell, global, begin);
    }

    private static string DescribeErrors(ParseResult parsed)
    {
        var words = new List<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: not RootCommand } command; result = command.Parent)
            words.Insert(0, command.Command.Name);
        string verb = words.Count == 0 ? "" : " " + string.Join(' ', words);
        return $"{string.Join(' ', parsed.Errors.Select(error => OneLine(error.Message)))} See 'xfel-ml{verb} --help'.";
    }

    private static (int Code, string Line) Judge(Exception exception) => exception switch
    {
        UsageException => (ExitCode.BadUsage, OneLine(exception.Message)),
        InvalidInputException => (ExitCode.BadInput, OneLine(exception.Message)),
        InterruptedException => (ExitCode.Failed, OneLine(exception.Message)),
        OperationCanceledException => (ExitCode.Failed, "interrupted; no unfinished file was left behind"),
        AggregateException { InnerException: { } inner } => Judge(inner),
        // The whole text is shown with --verbosity detailed.
        _ => (ExitCode.Failed, OneLine(exception.Message)),
    };

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static async Task FlushAsync(TextWriter output)
    {
        try
        {
            await output.FlushAsync();
        }
        catch (IOException)
        {
            // Whoever read the data has gone (xfel-ml ... | head): nothing is left to do.
        }
    }
}
