using System.Globalization;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

/// <summary>What is done here, and how to look at one mutant: docs/hdf5-fuzz.md.</summary>
[TestClass]
public sealed class Hdf5FuzzTests
{
    private const int Seed = 4, Mutants = 2000, Children = 2;

    /// <summary>The most managed memory that reading a spoilt file of some kilobytes may ask for: what read-ahead may take for frames and for masks, and half as much for all else.</summary>
    private const long MostBytes = 192 << 20;

    /// <summary>The most mutants, of all of them, that may die of what others did to the memory of their process.</summary>
    private const int MostVictims = Mutants / 50;

    /// <summary>
    /// The most deaths that are neither recorded nor those of another program: the library reads and frees what it never set, and whether a process dies of that depends on
    /// what lay there. A fault of ours in reading shows in many copies.
    /// </summary>
    private const int MostUnexplained = 2;

    /// <summary>Reading one takes milliseconds; a loaded machine may stop a process for seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

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
        var recorded = new RecordedCrashes(Path.Combine(AppContext.BaseDirectory, "Hdf5Fuzz", "hdf5-fuzz.md"));
        var outcomes = new FuzzOutcome[Mutants];
        using var folder = new TemporaryFolder();
        Thread[] readers = [.. Enumerable.Range(0, Children).Select(part => new Thread(() => ReadPart(folder, part, outcomes, number => recorded.IsEndless(version, Seed, number))))];
        Array.ForEach(readers, reader => reader.Start());
        Array.ForEach(readers, reader => reader.Join());
        int victims = outcomes.Count(outcome => outcome.IsVictim);
        TestContext.WriteLine($"{string.Join(", ", outcomes.CountBy(outcome => outcome.What).Select(count => $"{count.Value} {count.Key}"))}, {victims} died of others");
        string[] faults = [.. outcomes.Index().Where(outcome => outcome.Item.What == "failed" || outcome.Item.AllocatedBytes > MostBytes).Select(outcome => $"{Name(outcome.Index)}: {outcome.Item}")];
        Assert.IsEmpty(faults, Text(faults));
        Assert.IsLessThanOrEqualTo(MostVictims, victims, "mutants that end a process only after others");
        Judge(outcomes, recorded, version, folder);
    }

    /// <summary>A death that is not recorded is the library's if a program that is not ours dies of the same file, and ours otherwise.</summary>
    private void Judge(FuzzOutcome[] outcomes, RecordedCrashes recorded, string version, TemporaryFolder folder)
    {
        List<string> ours = [], theirs = [];
        foreach ((int number, FuzzOutcome outcome) in outcomes.Index())
        {
            if (!outcome.IsDeath || recorded.Knows(version, Seed, number))
                continue;
            string? death = IndependentReader.Death(Mutant(Place(folder, number % Children), number), Limit);
            (death is null ? ours : theirs).Add($"| {version} | {Seed} | {number} | {_mutants.Make(Seed, number).Name} | {outcome.What}, {outcome.Detail} | {death ?? "not judged"} |");
        }

        if (theirs.Count > 0)
            TestContext.WriteLine($"The HDF5 library does not survive these either; record them in docs/hdf5-fuzz.md:{Text(theirs)}");
        if (ours.Count == 0)
            return;
        string text = $"HDF5 {version}: these ended the process that read them, or would not end, and no other program is known to die of them. docs/hdf5-fuzz.md says how to tell whose fault that is: mend ours, record the library's.{Text(ours)}";
        if (recorded.KnowsVersion(version) && ours.Count > MostUnexplained)
            Assert.Fail(text);
        TestContext.WriteLine(text);
    }

    private static string Text(IEnumerable<string> lines) => Environment.NewLine + string.Join(Environment.NewLine, lines.Take(50));

    /// <summary>A folder of a child's own, with the files to which links of the originals lead.</summary>
    private static string Place(TemporaryFolder folder, int part)
    {
        string place = Directory.CreateDirectory(folder.File($"{part}")).FullName;
        foreach (string file in (string[])[IsolationGolden.File("chunked.h5"), IsolationGolden.File("contiguous.h5"), Hdf5Golden.File("linked.h5")])
            File.Copy(file, Path.Combine(place, Path.GetFileName(file)), overwrite: true);
        return place;
    }

    /// <summary>A file of its own, kept to the end: the library takes a file that it could not close for the next one in the same place.</summary>
    private static string Mutant(string place, int number) => Path.Combine(place, $"mutant{number}");

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

    private void ReadPart(TemporaryFolder folder, int part, FuzzOutcome[] outcomes, Func<int, bool> isEndless)
    {
        using var child = new FuzzChild(Limit);
        string place = Place(folder, part);
        for (int number = part; number < outcomes.Length; number += Children)
            outcomes[number] = isEndless(number) ? new FuzzOutcome("known", 0, "") : Read(child, Mutant(place, number), number);
    }

    private FuzzOutcome Read(FuzzChild child, string path, int number)
    {
        (string name, byte[] bytes) = _mutants.Make(Seed, number);
        File.WriteAllBytes(path, bytes);
        FuzzOutcome outcome = child.Read(path, Hdf5Mutants.DataSets(name));
        if (!outcome.IsDeath)
            return outcome;
        using var other = new FuzzChild(Limit);
        FuzzOutcome alone = other.Read(path, Hdf5Mutants.DataSets(name));
        return alone with { IsVictim = !alone.IsDeath };
    }

    private string Name(int number) => $"seed {Seed}, mutant {number} ({_mutants.Make(Seed, number).Name})";
}
