using System.Diagnostics;
using System.Globalization;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

/// <summary>What is done here, and how to look at one mutant: docs/hdf5-fuzz.md.</summary>
[TestClass]
public sealed class Hdf5FuzzTests
{
    private const int Seed = 4, Mutants = 2000, Children = 2;

    /// <summary>The most managed memory that reading a spoilt file of some kilobytes may ask for.</summary>
    private const long MostBytes = 64 << 20;

    /// <summary>Reading one takes milliseconds; a loaded machine may stop a process for seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Hdf5Mutants _mutants = new();

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Originals_HaveTheChecksumsThatAreRenewed()
    {
        Dictionary<string, int> found = _mutants.Originals.ToDictionary(original => original.Name, original => original.Checksums);
        Assert.AreEqual(0, found["contiguous.h5"], "the oldest metadata have no checksums");
        Assert.IsGreaterThan(10, found["stack.cxi"]);
        Assert.IsGreaterThan(8, found["latest.h5"]);
    }

    [TestMethod]
    public void Read_SpoiltFile_GivesFramesOrAnError()
    {
        string version = RequireLibrary();
        var crashes = new RecordedCrashes(Path.Combine(AppContext.BaseDirectory, "hdf5-fuzz.md"));
        var outcomes = new FuzzOutcome[Mutants];
        using var folder = new TemporaryFolder();
        Thread[] readers = [.. Enumerable.Range(0, Children).Select(part => new Thread(() => ReadPart(folder, part, outcomes)))];
        Array.ForEach(readers, reader => reader.Start());
        Array.ForEach(readers, reader => reader.Join());
        TestContext.WriteLine(string.Join(", ", outcomes.CountBy(outcome => outcome.What).Select(count => $"{count.Value} {count.Key}")));
        foreach ((int number, FuzzOutcome outcome) in outcomes.Index().OrderByDescending(outcome => outcome.Item.Time).Take(5))
            TestContext.WriteLine($"{Name(number)}: {outcome.Time.TotalSeconds:0.00} s");
        string[] faults = [.. outcomes.Index().Where(outcome => IsFault(outcome.Item)).Select(outcome => $"{Name(outcome.Index)}: {outcome.Item}")];
        string[] died = [.. outcomes.Index().Where(outcome => outcome.Item.What == "died" && !crashes.Knows(version, Seed, outcome.Index, outcome.Item.Detail))
            .Select(outcome => $"{Name(outcome.Index)}: {outcome.Item.Detail}")];
        Assert.IsEmpty(faults, Text(faults));
        if (died.Length == 0)
            return;
        string text = $"HDF5 {version}: {died.Length} spoilt files ended the process that read them, and docs/hdf5-fuzz.md does not know them. It says how to tell whose fault a crash is: mend ours, record the library's.{Text(died)}";
        if (version == RecordedCrashes.RecordedVersion)
            Assert.Fail(text);
        TestContext.WriteLine(text);
    }

    /// <summary>Writes one mutant for a closer look: <c>XFEL_ML_HDF5_MUTANT=SEED:NUMBER:FILE</c>.</summary>
    [TestMethod]
    public void Mutant_NamedInTheEnvironment_IsWritten()
    {
        if (Environment.GetEnvironmentVariable("XFEL_ML_HDF5_MUTANT")?.Split(':', 3) is not [var seed, var number, var path])
        {
            Assert.Inconclusive("a tool: XFEL_ML_HDF5_MUTANT=SEED:NUMBER:FILE names a mutant and where to write it");
            return;
        }

        if (number == "all")
        {
            for (int i = 0; i < Mutants; i++)
                File.WriteAllBytes(Path.Combine(path, $"m{i}"), _mutants.Make(Seed, i).Bytes);
            File.WriteAllLines(Path.Combine(path, "list"), Enumerable.Range(0, Mutants).Select(i => string.Join('\t', [Path.Combine(path, $"m{i}"), .. Hdf5Mutants.DataSets(_mutants.Make(Seed, i).Name)])));
            return;
        }

        int mutant = int.Parse(number, CultureInfo.InvariantCulture);
        (string name, byte[] bytes) = _mutants.Make(int.Parse(seed, CultureInfo.InvariantCulture), mutant);
        File.WriteAllBytes(path, bytes);
        TestContext.WriteLine($"mutant {mutant} of {name}, data sets {string.Join(' ', Hdf5Mutants.DataSets(name))}");
    }

    private static bool IsFault(FuzzOutcome outcome) => outcome.What is "failed" or "hung" || outcome.AllocatedBytes > MostBytes;

    private static string Text(string[] lines) => Environment.NewLine + string.Join(Environment.NewLine, lines.Take(20));

    /// <summary>Links of the originals lead to files beside them.</summary>
    private static void CopyNeighbours(string place)
    {
        foreach (string name in (string[])["chunked.h5", "contiguous.h5"])
            File.Copy(IsolationGolden.File(name), Path.Combine(place, name));
    }

    private static string RequireLibrary()
    {
        try
        {
            using (Hdf5Library.Enter())
                return Hdf5Library.Version.ToString();
        }
        catch (DllNotFoundException exception)
        {
            Assert.Inconclusive(exception.Message);
            return "";
        }
    }

    /// <summary>Reads every mutant that a child is there for. An exception here ends the test host: there is none to expect.</summary>
    private void ReadPart(TemporaryFolder folder, int part, FuzzOutcome[] outcomes)
    {
        using var child = new FuzzChild(Limit);
        string place = Directory.CreateDirectory(folder.File($"{part}")).FullName;
        CopyNeighbours(place);
        for (int number = part; number < outcomes.Length; number += Children)
            outcomes[number] = Read(child, place, Seed, number);
    }

    private FuzzOutcome Read(FuzzChild child, string place, int seed, int number)
    {
        (string name, byte[] bytes) = _mutants.Make(seed, number);

        // A file of its own, kept to the end: the library takes a file that it could not close for the next one in the same place.
        string path = Path.Combine(place, $"mutant{number}");
        File.WriteAllBytes(path, bytes);
        long start = Stopwatch.GetTimestamp();
        return child.Read(path, Hdf5Mutants.DataSets(name)) with { Time = Stopwatch.GetElapsedTime(start) };
    }

    private string Name(int number) => $"seed {Seed}, mutant {number} ({_mutants.Make(Seed, number).Name})";
}
