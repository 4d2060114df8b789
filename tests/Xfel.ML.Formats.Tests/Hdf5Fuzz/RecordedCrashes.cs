using System.Globalization;

namespace Xfel.ML.Formats.Tests;

/// <summary>The mutants that the HDF5 library does not survive, as docs/hdf5-fuzz.md records them: rows <c>| version | seed | mutant | file | what it does |</c>.</summary>
internal sealed class RecordedCrashes
{
    private readonly HashSet<(string Version, int Seed, int Mutant)> _known = [];
    private readonly HashSet<(string Version, int Seed, int Mutant)> _endless = [];

    public RecordedCrashes(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length < 6 || !Version.TryParse(cells[1], out _) || !int.TryParse(cells[2], CultureInfo.InvariantCulture, out int seed) || !int.TryParse(cells[3], CultureInfo.InvariantCulture, out int mutant))
                continue;
            _known.Add((cells[1], seed, mutant));
            if (cells[5].StartsWith("hung", StringComparison.Ordinal))
                _endless.Add((cells[1], seed, mutant));
        }
    }

    /// <summary>Whether anything is recorded of a version: of another one a crash says nothing about this library.</summary>
    public bool KnowsVersion(string version) => _known.Any(crash => crash.Version == version);

    public bool Knows(string version, int seed, int mutant) => _known.Contains((version, seed, mutant));

    /// <summary>Whether the library does not come to an end with a mutant.</summary>
    public bool IsEndless(string version, int seed, int mutant) => _endless.Contains((version, seed, mutant));
}
