using System.CommandLine;
using Xfel.ML.Formats;

namespace Xfel.ML.Cli;

/// <summary>Whether files are read in a process of their own: <c>--isolate</c>.</summary>
internal sealed class IsolationOption
{
    /// <summary>Makes the tool a worker that reads files for another one; for <c>--isolate</c> alone.</summary>
    public const string Verb = "read-frames";

    private readonly Option<bool> _isolate = new("--isolate") { Description = "Read files in a process of their own: one that crashes the HDF5 library ends this command in order, with exit code 3." };

    public IsolationOption(Command command) => command.Add(_isolate);

    /// <summary>The worker; null when files are read here.</summary>
    public FrameWorker? Worker(ParseResult parsed) => parsed.GetValue(_isolate) ? FrameWorker.Of(typeof(IsolationOption).Assembly, Verb) : null;
}
