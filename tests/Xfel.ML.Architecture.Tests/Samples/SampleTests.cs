using System.Diagnostics;
using System.Text.RegularExpressions;
using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Architecture;

/// <summary>The samples run and print what their last lines say; the README shows a sample's own code.</summary>
[TestClass]
public sealed partial class SampleTests
{
    [TestMethod]
    [DataRow("TrainHitClassifier")]
    [DataRow("ClassifyShots")]
    [DataRow("SimulateFrames")]
    [DataRow("HeliumLabels")]
    public void Sample_Run_PrintsTheOutputThatItsSourceStates(string name)
    {
        string source = File.ReadAllText(Path.Combine(Checkout.Root, "samples", name, "Program.cs"));
        string stated = string.Join('\n', source[source.IndexOf("// Output:\n", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .Where(line => line.StartsWith("// ", StringComparison.Ordinal)).Select(line => line[3..]));
        using var folder = new TemporaryFolder();

        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Program(name)])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
        })!;
        string printed = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
        process.WaitForExit();

        Assert.AreEqual(0, process.ExitCode);
        // Another instruction set may round a figure otherwise; words and counts stay.
        Assert.AreEqual(Figure().Replace(stated, "#"), Figure().Replace(printed, "#"));
        Assert.IsEmpty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void SimulatorPictures_Run_DrawsThePicturesOfTheDocs()
    {
        using var folder = new TemporaryFolder();
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Program("SimulatorPictures"), folder.Path]) { RedirectStandardOutput = true })!;
        string[] printed = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();

        Assert.AreEqual(0, process.ExitCode);
        string docs = Path.Combine(Checkout.Root, "docs");
        CollectionAssert.AreEquivalent(Directory.EnumerateFiles(Path.Combine(docs, "pictures"), "*.png").Select(Path.GetFileName).ToArray(), printed);
        string page = File.ReadAllText(Path.Combine(docs, "simulator-pictures.md"));
        foreach (string picture in printed)
        {
            StringAssert.Contains(page, $"(pictures/{picture})");
            PngFile.ReadGrey(Path.Combine(docs, "pictures", picture), out FrameSize stored);
            float[] levels = PngFile.ReadGrey(folder.File(picture), out FrameSize drawn);
            Assert.AreEqual(stored, drawn, $"{picture}: draw the pictures anew");
            Assert.IsGreaterThan(100, levels.Distinct().Count(), picture);
        }
    }

    [TestMethod]
    [DataRow("TrainHitClassifier")]
    [DataRow("HeliumLabels")]
    public void Readme_CodeBlock_IsTheSamplesOwn(string name)
    {
        string sample = File.ReadAllText(Path.Combine(Checkout.Root, "samples", name, "Program.cs"));
        string region = sample.Split("// <readme>\n")[1].Split("// </readme>")[0];

        StringAssert.Contains(File.ReadAllText(Path.Combine(Checkout.Root, "README.md")).ReplaceLineEndings("\n"), $"```csharp\n{region}```");
    }

    private static string Program(string name) =>
        Path.Combine(Checkout.Root, "artifacts", Checkout.Flavour, "bin", name, "release", $"{name}.dll");

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Figure();
}
