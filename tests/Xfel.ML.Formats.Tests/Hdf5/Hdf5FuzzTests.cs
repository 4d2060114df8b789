using System.Diagnostics;
using System.Globalization;

namespace Xfel.ML.Formats.Tests;

/// <summary>2,000 spoilt HDF5 files in child processes: an error or a result, never a hang, never more memory than the files warrant.</summary>
[TestClass]
public sealed class Hdf5FuzzTests
{
    private const int MostSeconds = 120;

    /// <summary>The library whose crashes docs/hdf5-fuzz.md lists.</summary>
    private static readonly Version KnownVersion = new(1, 10, 8);

    /// <summary>A quarter of a gigabyte of managed memory: what headers promise is not allocated.</summary>
    private static readonly (string, string)[] Limits = [("DOTNET_GCHeapHardLimit", "0x10000000")];

    [TestMethod]
    [DataRow("layouts.h5", 1, 600, 1)]
    [DataRow("user_block.h5", 2, 300, 0)]
    [DataRow("types.h5", 3, 300, 19)]
    [DataRow("indexes.h5", 4, 300, 0)]
    [DataRow("texts.h5", 5, 300, 2)]
    [DataRow("links.h5", 6, 200, 0)]
    public void Open_SpoiltFile_GivesResultOrError(string file, int seed, int mutants, int recorded)
    {
        List<string> crashes = [];
        int next = 0;
        while (next < mutants)
        {
            int last = Run(file, seed, next, mutants, out int code, out string errors);
            if (code == 0)
                break;
            string which = $"{file}, seed {seed}, copy {last}: exit code {code} {errors}";
            Assert.IsFalse(errors.Contains("Unhandled exception", StringComparison.Ordinal), which);
            crashes.Add(which);
            next = last + 1;
        }

        // The library reads and frees what is not its own: whether that ends the process depends on how its memory happens to lie, so the number varies.
        if (crashes.Count <= (2 * recorded) + 2)
            return;
        string found = $"HDF5 {Installed()} ended the process on {crashes.Count} copies, where docs/hdf5-fuzz.md lists {recorded}; {crashes[0]}";
        Assert.AreNotEqual(KnownVersion, Installed(), found);
        Assert.Inconclusive(found);
    }

    private static Version Installed()
    {
        using (Formats.Internals.Hdf5Library.Enter())
            return Formats.Internals.Hdf5Library.Version;
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
