using System.Globalization;

namespace Xfel.ML.Formats.Tests;

/// <summary>What a test starts in a process of its own, see <see cref="Child"/>.</summary>
internal static class ChildProgram
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["read", string path, string dataSet]:
                Read(path, dataSet);
                return 0;
            case ["fuzz"]:
                return SpoiltFiles.Serve();
            case ["mutant", string seed, string number, string path]:
                WriteMutant(int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(number, CultureInfo.InvariantCulture), path);
                return 0;
            case ["work"]:
                return FrameWorker.Serve();
            case ["misbehave", string how]:
                return BadWorker.Serve(how);
            case ["relay", string how, string at]:
                return BadWorker.Relay(how, at);
            case ["parent"]:
                return BadWorker.Leave();
            default:
                Console.Error.WriteLine("Started by tests only: read FILE DATASET, fuzz, mutant SEED NUMBER FILE, work, misbehave HOW, relay HOW AT, or parent");
                return 2;
        }
    }

    /// <summary>Writes one spoilt file for a closer look.</summary>
    private static void WriteMutant(int seed, int number, string path)
    {
        (string name, byte[] bytes) = new Hdf5Mutants().Make(seed, number);
        File.WriteAllBytes(path, bytes);
        Console.Out.WriteLine($"mutant {number} of {name}, data sets {string.Join(' ', Hdf5Mutants.DataSets(name))}");
    }

    /// <summary>Prints the digest of a data set, or the error.</summary>
    private static void Read(string path, string dataSet)
    {
        try
        {
            using IFrameSource source = FrameFile.Open(path, dataSet);
            Console.Out.WriteLine(Hdf5Golden.Digest(Hdf5Golden.ReadAll(source)));
        }
        catch (FrameFileException exception)
        {
            Console.Out.WriteLine(exception.Message);
        }
    }
}
