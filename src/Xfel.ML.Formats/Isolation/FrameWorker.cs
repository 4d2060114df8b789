using System.Reflection;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>
/// A program that reads files for this one, in a process of its own: a file that brings down the library that reads it then brings down that
/// process alone, see <see cref="FrameFile.OpenIsolated"/>.
/// </summary>
public sealed record FrameWorker
{
    /// <summary>Names a program that calls <see cref="Serve"/> when it is started with these arguments.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments; the files are not among them.</param>
    public FrameWorker(string program, params string[] arguments)
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        ArgumentNullException.ThrowIfNull(arguments);
        Program = program;
        Arguments = [.. arguments];
    }

    /// <summary>The program.</summary>
    public string Program { get; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>How long one answer may take: to open the file, or to read a frame. Afterwards the worker is ended. Five minutes.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A .NET program, started as this process was: through its own executable, or through <c>dotnet</c>.</summary>
    /// <param name="program">The program's entry assembly, often this process' own.</param>
    /// <param name="arguments">The arguments that make it call <see cref="Serve"/>.</param>
    public static FrameWorker Of(Assembly program, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(program);
        return WorkerCommand.Of(program, arguments);
    }

    /// <summary>
    /// What the worker does: reads requests from its standard input and answers on its standard output, until the input closes. Nothing else may
    /// be written to the standard output.
    /// </summary>
    /// <returns>The exit code.</returns>
    public static int Serve() => WorkerServer.ServeProcess();
}
