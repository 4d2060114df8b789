using System.Diagnostics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Architecture;

/// <summary>The packages are packed, and an application that has nothing else is built on them and run.</summary>
[TestClass]
public sealed class PackageConsumptionTests
{
    private static string Packages => Path.Combine(Checkout.Root, "artifacts", "packages");

    [TestMethod]
    public void Packages_InAnApplicationOfTheirOwn_ClassifySimulatedFrames()
    {
        if (Checkout.Flavour == "folder")
            Assert.Inconclusive("MLNet=folder is not packed");
        Pack();
        ForgetEarlierPackages();
        string output = Dotnet("run", "--project", "tests/Xfel.ML.NuGet/Xfel.ML.NuGet.csproj", "--configuration", "Release", $"-p:MLNet={Checkout.Flavour}");
        StringAssert.Contains(output, "rendered 1024 pixels");
        StringAssert.Contains(output, "decided on 10 frames");
    }

    [TestMethod]
    public void Tool_Installed_RunsAndSaysThatBenchNeedsTheCheckout()
    {
        if (Checkout.Flavour == "folder")
            Assert.Inconclusive("MLNet=folder is not packed");
        Pack();
        using var folder = new TemporaryFolder();
        string config = folder.File("nuget.config");
        File.WriteAllText(config, $"<configuration><packageSources><clear /><add key=\"xfel-ml\" value=\"{Packages}\" /></packageSources></configuration>");
        string version = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Packages, "Xfel.ML.Cli.*.nupkg").Single())["Xfel.ML.Cli.".Length..];
        Dotnet("tool", "install", "Xfel.ML.Cli", "--tool-path", folder.File("tools"), "--version", version, "--configfile", config, "--no-cache");
        string tool = Path.Combine(folder.File("tools"), OperatingSystem.IsWindows() ? "xfel-ml.exe" : "xfel-ml");
        StringAssert.StartsWith(Run(tool, 0, "--version"), version);
        StringAssert.Contains(Run(tool, 2, "bench", "render"), "installed tool");
    }

    private static readonly Lazy<bool> Packed = new(MakePackages);

    private static void Pack() => Assert.IsTrue(Packed.Value);

    private static bool MakePackages()
    {
        if (Directory.Exists(Packages))
            Directory.Delete(Packages, recursive: true);
        Dotnet("pack", "Xfel.ML.sln", "--configuration", "Release", "--no-build", "--output", Packages, $"-p:MLNet={Checkout.Flavour}");
        return true;
    }

    /// <summary>Today's packages have the version of yesterday's: what was unpacked from those must go.</summary>
    private static void ForgetEarlierPackages()
    {
        string folder = Path.Combine(Checkout.Root, "artifacts", "package-consumption");
        if (!Directory.Exists(folder))
            return;
        foreach (string package in Directory.EnumerateDirectories(folder))
        {
            if (Path.GetFileName(package).StartsWith("xfel.ml", StringComparison.Ordinal) || Path.GetFileName(package) == "mlnet.offline")
                Directory.Delete(package, recursive: true);
        }
    }

    private static string Dotnet(params string[] arguments) => Run("dotnet", 0, arguments);

    private static string Run(string program, int expectedExitCode, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // The test host's own MSBuild settings are not for the build that starts here.
        foreach (string name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        Assert.AreEqual(expectedExitCode, process.ExitCode, $"{program} {string.Join(' ', arguments)}{Environment.NewLine}{output}");
        return output;
    }
}
