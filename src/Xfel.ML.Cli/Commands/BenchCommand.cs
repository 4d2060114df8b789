using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary><c>xfel-ml bench</c>: starts the benchmark program of the checkout that this tool was built in.</summary>
internal sealed class BenchCommand : CliCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The benchmark: lbfgs, render, vgg16, vgg16-quarter, resnet10, resnet18, resnet10-train, resnet18-train, resnet50-train, simulate, simulate-spi-real, simulate-helium, ccf or ccf-masked." };
    private readonly Option<bool> _peers = new("--peers") { Description = "Run each peer that is installed in alternation with ours." };
    private readonly Option<int?> _threads = new("--threads") { Description = "Number of threads (default: all)." };

    public BenchCommand()
        : base("bench", "Measure throughput and peak memory. Needs the checkout: the benchmarks are not part of the installed tool.")
    {
        Add(_name);
        Add(_peers);
        Add(_threads);
    }

    protected override int Run(ParseResult parsed, Session session)
    {
        if (!IsInCheckout())
            throw new UsageException("bench runs from a checkout, and this xfel-ml is an installed tool: clone the repository, run ./build.sh there and use artifacts/xfel-ml bench");
        string program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Xfel.ML.Benchmarks", "release", "Xfel.ML.Benchmarks.dll"));
        if (!File.Exists(program))
            throw new UsageException("the benchmarks are not built: run ./build.sh build, or ./build.sh bench NAME");
        var start = new ProcessStartInfo("dotnet", [program, parsed.GetRequiredValue(_name)]) { RedirectStandardOutput = true };
        if (parsed.GetValue(_peers))
            start.ArgumentList.Add("--peers");
        if (parsed.GetValue(_threads) is { } threads)
        {
            start.ArgumentList.Add("--threads");
            start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        }

        if (session.Json)
            start.ArgumentList.Add("--json");
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration _ = session.Cancellation.Register(() => process.Kill(entireProcessTree: true));
        session.Out.Write(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return process.ExitCode;
    }

    private static bool IsInCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Xfel.ML.sln")))
                return true;
        }

        return false;
    }
}
