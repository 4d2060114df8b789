using System.Globalization;

namespace Xfel.ML.Formats.Tests;

/// <summary>The crashes inside the HDF5 library that docs/hdf5-fuzz.md records: rows of a table, <c>| version | seed | mutant | signal | ...</c>.</summary>
internal sealed class RecordedCrashes
{
    private readonly HashSet<(string Version, int Seed, int Mutant, string Signal)> _known = [];

    public RecordedCrashes(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length < 6 || !System.Version.TryParse(cells[1], out _) || !int.TryParse(cells[2], CultureInfo.InvariantCulture, out int seed) || !int.TryParse(cells[3], CultureInfo.InvariantCulture, out int mutant))
                continue;
            _known.Add((cells[1], seed, mutant, cells[4]));
        }
    }

    /// <summary>Crashes depend on the library, and on the C library's memory: the version is of that one on which they were recorded.</summary>
    public static string RecordedVersion => "1.10.8";

    public bool Knows(string version, int seed, int mutant, string signal) => _known.Contains((version, seed, mutant, signal));
}
