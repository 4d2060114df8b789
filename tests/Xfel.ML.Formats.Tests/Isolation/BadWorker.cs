using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Tests;

/// <summary>Workers as they should not be.</summary>
internal static partial class BadWorker
{
    /// <summary>Misbehaves at once.</summary>
    public static int Serve(string how)
    {
        switch (how)
        {
            case "silence":
                // It does not even look at its input.
                Thread.Sleep(Timeout.Infinite);
                return 0;
            case "text":
                Console.Out.WriteLine("This is no worker.");
                Console.In.ReadToEnd();
                return 0;
            case "exit":
                Console.Error.WriteLine("no time today");
                return 7;
            default:
                Abort();
                return 0;
        }
    }

    /// <summary>A good worker's answers up to a byte; from there on something else.</summary>
    /// <param name="how"><c>stop</c> ends there, <c>stall</c> says nothing more, <c>spoil</c> turns the bits round.</param>
    /// <param name="at">The number of bytes that pass.</param>
    public static int Relay(string how, string at)
    {
        using Process worker = StartGood();
        using Stream parent = Console.OpenStandardOutput();
        var requests = new Thread(() => Copy(Console.OpenStandardInput(), worker.StandardInput.BaseStream)) { IsBackground = true };
        requests.Start();
        long left = long.Parse(at, CultureInfo.InvariantCulture);
        var bytes = new byte[1 << 16];
        for (int length; (length = worker.StandardOutput.BaseStream.Read(bytes)) > 0; left -= length)
        {
            int good = (int)Math.Clamp(left, 0, length);
            parent.Write(bytes, 0, good);
            if (good == length)
                continue;
            if (how == "stop")
                return 0;
            if (how == "stall")
                Thread.Sleep(Timeout.Infinite);
            for (int i = good; i < length; i++)
                bytes[i] = (byte)~bytes[i];
            parent.Write(bytes, good, length - good);
        }

        return 0;
    }

    /// <summary>A parent that starts a worker, tells its number, and waits to be killed.</summary>
    public static int Leave()
    {
        using Process worker = StartGood();
        Console.Out.WriteLine(worker.Id);
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static Process StartGood() =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(BadWorker).Assembly.Location, "work"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static void Copy(Stream from, Stream to)
    {
        using (to)
        {
            var bytes = new byte[1 << 12];
            for (int length; (length = from.Read(bytes)) > 0;)
            {
                to.Write(bytes, 0, length);
                to.Flush();
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "abort")]
    private static partial void Abort();
}
