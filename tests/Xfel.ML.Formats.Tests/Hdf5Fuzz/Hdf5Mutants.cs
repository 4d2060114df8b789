using System.Buffers.Binary;

namespace Xfel.ML.Formats.Tests;

/// <summary>Spoilt copies of the HDF5 files, each told by a seed and a number.</summary>
internal sealed class Hdf5Mutants
{
    private static readonly string[] Structures = ["OHDR", "OCHK", "TREE", "SNOD", "HEAP", "GCOL", "BTHD", "BTIN", "BTLF", "FRHP", "FHDB", "FAHD", "FADB", "EAHD", "EAIB", "EADB", "\u0089HDF"];

    private readonly List<Original> _originals = [];

    public Hdf5Mutants()
    {
        foreach (string path in Sound())
        {
            byte[] bytes = File.ReadAllBytes(path);
            int[] structures = [.. Structures.SelectMany(name => Positions(bytes, System.Text.Encoding.Latin1.GetBytes(name))).Order()];
            _originals.Add(new Original(Path.GetFileName(path), bytes, structures, Hdf5Checksums.Find(bytes)));
        }
    }

    public IEnumerable<(string Name, int Checksums)> Originals => _originals.Select(original => (original.Name, original.Checksums.Length));

    /// <summary>The data sets to read where a file does not tell which one holds the frames.</summary>
    public static string[] DataSets(string name) => name switch
    {
        "latest.h5" => ["/fixed", "/extensible", "/tree", "/single", "/implicit", "/compact"],
        "several.h5" => ["/a/frames", "/b/other", "/c/complex", "/c/texts"],
        "virtual.h5" => ["/frames", "/link"],
        _ => [.. Hdf5Golden.Expected().Where(row => (string)row[0] == name).Select(row => (string)row[1])],
    };

    /// <summary>The sound files, in an order of their own: a number tells a mutant on every machine.</summary>
    private static IEnumerable<string> Sound()
    {
        string[] names = ["indexes.h5", "layouts.h5", "links.h5", "texts.h5", "types.h5", "user_block.h5"];
        return [.. IsolationGolden.Names.Select(IsolationGolden.File), .. names.Select(Hdf5Golden.File)];
    }

    public (string Name, byte[] Bytes) Make(int seed, int number)
    {
        Original original = _originals[number % _originals.Count];
        var random = new Random(unchecked(seed * 1_000_003 + number));
        byte[] bytes = random.Next(3) == 0 ? FileMutation.Mutate(original.Bytes, random) : Spoil(original, random);
        if (bytes.Length == original.Bytes.Length && random.Next(4) > 0)
            Hdf5Checksums.Renew(bytes, original.Checksums);
        return (original.Name, bytes);
    }

    /// <summary>Spoils what tells where things lie: headers, trees, heaps, lengths and addresses.</summary>
    private static byte[] Spoil(Original original, Random random)
    {
        var bytes = (byte[])original.Bytes.Clone();
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            int structure = original.Structures[random.Next(original.Structures.Length)];
            int at = Math.Min(structure + random.Next(random.Next(2) == 0 ? 48 : 300), bytes.Length - sizeof(ulong));
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    // Lengths and addresses have eight bytes; those of version 1 are aligned.
                    at &= ~7;
                    BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), Number(random, bytes.Length, BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at))));
                    break;
                default:
                    BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)Number(random, bytes.Length, BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at))));
                    break;
            }
        }

        return bytes;
    }

    private static ulong Number(Random random, int length, ulong now) => random.Next(10) switch
    {
        0 => 0,
        1 => 1,
        2 => ulong.MaxValue,
        3 => long.MaxValue,
        4 => 1UL << random.Next(64),
        5 => (ulong)length,
        6 => (ulong)random.Next(length),
        7 => now + 1,
        8 => now - 1,
        _ => now << random.Next(1, 33),
    };

    private static IEnumerable<int> Positions(byte[] bytes, byte[] pattern)
    {
        for (int at = 0; at <= bytes.Length - pattern.Length; at++)
        {
            if (bytes.AsSpan(at).StartsWith(pattern))
                yield return at;
        }
    }

    private sealed record Original(string Name, byte[] Bytes, int[] Structures, (int Start, int End)[] Checksums);
}
