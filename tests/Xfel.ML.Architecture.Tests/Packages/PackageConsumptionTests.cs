using System.Diagnostics;

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
        StringAssert.Contains(output, "128 x 128");
    }

    private static void Pack()
    {
        if (Directory.Exists(Packages))
            Directory.Delete(Packages, recursive: true);
        Dotnet("pack", "Xfel.ML.sln", "--configuration", "Release", "--no-build", "--output", Packages, $"-p:MLNet={Checkout.Flavour}");
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

    private static string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
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
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, $"dotnet {string.Join(' ', arguments)}{Environment.NewLine}{output}{errors.Result}");
        return output;
    }
}
