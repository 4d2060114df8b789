using System.Reflection;

namespace Xfel.ML.Formats.Internals;

/// <summary>Finds the command line that starts a .NET program.</summary>
internal static class WorkerCommand
{
    private const string Host = "dotnet";

    public static FrameWorker Of(Assembly program, string[] arguments)
    {
        string? running = Environment.ProcessPath;
        string name = Path.GetFileNameWithoutExtension(running ?? "");

        // A program in a single file has no assembly to hand to dotnet: it is its own executable, as a tool's is.
        if (running is not null && (program.Location.Length == 0 || string.Equals(name, program.GetName().Name, StringComparison.OrdinalIgnoreCase)))
            return new FrameWorker(running, arguments);
        string host = running is not null && string.Equals(name, Host, StringComparison.OrdinalIgnoreCase)
            ? running
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Host;
        return new FrameWorker(host, [program.Location, .. arguments]);
    }
}
