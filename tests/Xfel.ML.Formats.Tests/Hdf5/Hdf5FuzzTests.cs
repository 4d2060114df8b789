using System.Diagnostics;
using System.Globalization;

namespace Xfel.ML.Formats.Tests;

/// <summary>2,000 spoilt HDF5 files in child processes: an error or a result, never a hang, never more memory than the files warrant.</summary>
[TestClass]
public sealed class Hdf5FuzzTests
{
    private const int MostSeconds = 120;

    /// <summary>Crashes inside the HDF5 library of <see cref="KnownVersion"/>, see docs/hdf5-fuzz.md: golden file, seed and numbers of the copies.</summary>
    private static readonly (string File, int Seed, int[] Mutants)[] Known =
    [
        ("layouts.h5", 1, [244]),
        ("types.h5", 3, [4, 8, 28, 68, 121, 135, 137, 141, 149, 181, 182, 184, 204, 273, 278, 294]),
        ("texts.h5", 5, [172, 173]),
    ];

    private static readonly Version KnownVersion = new(1, 10, 8);

    /// <summary>A quarter of a gigabyte of managed memory: what headers promise is not allocated.</summary>
    private static readonly (string, string)[] Limits = [("DOTNET_GCHeapHardLimit", "0x10000000")];

    [TestMethod]
    [DataRow("layouts.h5", 1, 600)]
    [DataRow("user_block.h5", 2, 300)]
    [DataRow("types.h5", 3, 300)]
    [DataRow("indexes.h5", 4, 300)]
    [DataRow("texts.h5", 5, 300)]
    [DataRow("links.h5", 6, 200)]
    public void Open_SpoiltFile_GivesResultOrError(string file, int seed, int mutants)
    {
        int next = 0, crashes = 0;
        string first = "";
        while (next < mutants)
        {
            int last = Run(file, seed, next, mutants, out int code, out string errors);
            if (code == 0)
                break;
            string which = $"{file}, seed {seed}, copy {last}";
            Assert.IsFalse(errors.Contains("Unhandled exception", StringComparison.Ordinal), $"{which}: {errors}");
            next = last + 1;
            // The library may fall over what an earlier copy has done to it: only a copy that takes down a fresh process counts.
            if (IsKnown(file, seed, last) || Run(file, seed, last, last + 1, out code, out _) == last && code == 0)
                continue;
            crashes++;
            first = first.Length > 0 ? first : $"{which}, exit code {code}: {errors}";
        }

        if (crashes == 0)
            return;
        using (Formats.Internals.Hdf5Library.Enter())
        {
            Assert.AreNotEqual(KnownVersion, Formats.Internals.Hdf5Library.Version, $"{crashes} crashes that docs/hdf5-fuzz.md does not list, first {first}");
            Assert.Inconclusive($"HDF5 {Formats.Internals.Hdf5Library.Version} crashes on {crashes} copies; docs/hdf5-fuzz.md lists those of {KnownVersion}; first {first}");
        }
    }

    private static bool IsKnown(string file, int seed, int mutant)
    {
        using (Formats.Internals.Hdf5Library.Enter())
            return Formats.Internals.Hdf5Library.Version == KnownVersion && Known.Any(known => known.File == file && known.Seed == seed && known.Mutants.Contains(mutant));
    }

    /// <summary>Runs a child until it ends; returns the copy that it read last.</summary>
    private static int Run(string file, int seed, int first, int end, out int code, out string errors)
    {
        // A child that crashes leaves its files behind: they lie in a folder of this process.
        using var folder = new TemporaryFolder();
        using Process process = Child.Start([.. Limits, ("TMPDIR", folder.Path)], "fuzz", file, $"{seed}", $"{first}", $"{end}");
        Task<string> error = process.StandardError.ReadToEndAsync();
        int last = first;
        while (true)
        {
            Task<string?> reading = process.StandardOutput.ReadLineAsync();
            if (!reading.Wait(TimeSpan.FromSeconds(MostSeconds)))
            {
                process.Kill();
                Assert.Fail($"{file}, seed {seed}, copy {last}: no answer within {MostSeconds} s");
            }

            if (reading.Result is not { } line)
                break;
            if (line.StartsWith(Hdf5Fuzz.Next, StringComparison.Ordinal))
                last = int.Parse(line.AsSpan(Hdf5Fuzz.Next.Length), CultureInfo.InvariantCulture);
            else
                Assert.Fail($"{file}, seed {seed}: {line}");
        }

        process.WaitForExit();
        code = process.ExitCode;
        errors = error.Result;
        return last;
    }
}
