using System.Reflection;

namespace Xfel.ML.Architecture;

/// <summary>The public surface of each package is written down; a change that nobody meant shows up as a difference to the listing.</summary>
[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    [DataRow("Xfel.ML.Numerics")]
    [DataRow("Xfel.ML.Formats")]
    [DataRow("Xfel.ML.Simulation")]
    [DataRow("Xfel.ML.Networks")]
    [DataRow("Xfel.ML")]
    public void Assembly_PublicSurface_IsTheApprovedListing(string assembly) => Compare(assembly, PublicApiListing.Of(Assembly.Load(assembly)));

    [TestMethod]
    public void CommandLine_PublicSurface_IsEmpty() =>
        Assert.IsEmpty(PublicApiListing.Of(Assembly.Load("xfel-ml")), "the tool is used from a shell, not as a library: make these types internal");

    [TestMethod]
    public void Offline_PublicSurface_ExistsInMicrosoftML()
    {
        if (Checkout.Flavour == "offline")
        {
            Compare("MLNet.Offline", PublicApiListing.Of(Assembly.Load("MLNet.Offline")));
            return;
        }

        // With the real assemblies at hand, every member that the stand-in offers must be theirs, letter by letter.
        string[] parts = ["Core", "CpuMath", "Data", "DataView", "StandardTrainers", "Transforms"];
        HashSet<string> real = [.. parts.SelectMany(part => PublicApiListing.Of(Assembly.Load("Microsoft.ML." + part), withInherited: true))];
        string[] invented = [.. File.ReadAllLines(Listing("MLNet.Offline")).Where(line => !real.Contains(line))];
        Assert.IsEmpty(invented, $"{invented.Length} members of MLNet.Offline are not in Microsoft.ML:{Environment.NewLine}{string.Join(Environment.NewLine, invented)}");
    }

    private static void Compare(string assembly, IReadOnlyList<string> found)
    {
        string path = Listing(assembly);
        if (Environment.GetEnvironmentVariable("XFEL_ML_ACCEPT_API") == "1")
        {
            File.WriteAllLines(path, found);
            return;
        }

        string[] approved = File.Exists(path) ? File.ReadAllLines(path) : [];
        string[] changes = [.. found.Except(approved).Select(line => "+ " + line), .. approved.Except(found).Select(line => "- " + line)];
        Assert.IsEmpty(changes,
            $"the public surface of {assembly} is not the listing {Path.GetRelativePath(Checkout.Root, path)}; if that is meant, run the tests once with XFEL_ML_ACCEPT_API=1 and name the change in CHANGELOG.md:{Environment.NewLine}{string.Join(Environment.NewLine, changes)}");
    }

    private static string Listing(string assembly) =>
        Path.Combine(Checkout.Root, "tests", "Xfel.ML.Architecture.Tests", "PublicApi", assembly + ".txt");
}
