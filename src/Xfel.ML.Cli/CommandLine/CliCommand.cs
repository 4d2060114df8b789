using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>A verb: its options, and what it does. The doing is the library's; a command hands over options and prints what comes back.</summary>
internal abstract class CliCommand : Command
{
    private readonly Option<bool>? _json;
    private readonly Option<bool>? _strict;

    protected CliCommand(string name, string description, bool json = true, bool strict = false)
        : base(name, description)
    {
        if (json)
            Add(_json = new Option<bool>("--json") { Description = "Print one JSON document on stdout, and nothing else there." });
        if (strict)
            Add(_strict = new Option<bool>("--strict") { Description = "End at the first bad frame, with exit code 3." });
    }

    /// <summary>Does it, on a thread of its own, so that Ctrl-C can be waited for. Failures are exceptions; <see cref="Application"/> turns them into exit codes.</summary>
    /// <param name="shell">Where it writes.</param>
    /// <param name="global">The options of every command.</param>
    /// <param name="begin">What it waits for.</param>
    public void Attach(Shell shell, GlobalOptions global, Task begin) => SetAction(async (parsed, cancellation) =>
    {
        await begin;
        return await Task.Run(
            () =>
            {
                var session = new Session(shell, parsed.GetValue(global.Verbosity), parsed.IsSet(_json), parsed.IsSet(_strict), cancellation);
                int code = Run(parsed, session);
                cancellation.ThrowIfCancellationRequested();
                return code;
            },
            CancellationToken.None);
    });

    protected abstract int Run(ParseResult parsed, Session session);
}
