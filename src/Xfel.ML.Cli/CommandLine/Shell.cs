namespace Xfel.ML.Cli;

/// <summary>The two streams a command writes to. Tests give their own.</summary>
/// <param name="Out">Data, and nothing else.</param>
/// <param name="Error">Everything else.</param>
/// <param name="ErrorIsTerminal">Whether somebody watches <paramref name="Error"/>: bars are drawn there, else plain lines.</param>
internal sealed record Shell(TextWriter Out, TextWriter Error, bool ErrorIsTerminal)
{
    public static Shell OfProcess()
    {
        // Buffered: a table of ten thousand decisions is not ten thousand system calls. Flushed before the exit.
        var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 15) { NewLine = "\n" };
        return new Shell(output, Console.Error, !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb");
    }
}
