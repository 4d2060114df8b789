using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Hits;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Bundles;

/// <summary>Whatever bytes a bundle holds, the answer is a model or one clear line.</summary>
[TestClass]
public sealed class BundleFuzzTests
{
    private const int Mutants = 1000;

    [TestMethod]
    public void Load_MutatedFile_GivesAModelOrOneError() =>
        FileMutation.Fuzz<InvalidInputException>(Saved(), seed: 1, Mutants, FileMutation.Mutate, path => FrameClassifier.Load(path));

    /// <summary>A digest keeps accidents out, not malice: here every changed part has the right one, so that what reads the parts is tested too.</summary>
    [TestMethod]
    public void Load_MutatedPartWithItsDigest_GivesAModelOrOneError() =>
        FileMutation.Fuzz<InvalidInputException>(Saved(), seed: 2, Mutants, MutatePart, path => FrameClassifier.Load(path));

    private static byte[] Saved()
    {
        using var folder = new TemporaryFolder();
        SmallHits.Classifier.Save(folder.File("model.xfel"));
        return File.ReadAllBytes(folder.File("model.xfel"));
    }

    private static byte[] MutatePart(byte[] bundle, Random random)
    {
        var parts = new List<(string Name, byte[] Bytes)>();
        using (var source = new ZipArchive(new MemoryStream(bundle)))
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                using Stream stream = entry.Open();
                var memory = new MemoryStream();
                stream.CopyTo(memory);
                parts.Add((entry.FullName, memory.ToArray()));
            }
        }

        int victim = random.Next(parts.Count);
        (string name, byte[] original) = parts[victim];
        byte[] mutant = FileMutation.Mutate(original, random);
        parts[victim] = (name, mutant);
        int manifest = parts.FindIndex(part => part.Name == "manifest.json");
        if (victim != manifest)
        {
            JsonNode document = JsonNode.Parse(parts[manifest].Bytes)!;
            JsonNode entry = document["stages"]!.AsArray().SelectMany(stage => stage!["parts"]!.AsArray()).Single(part => (string)part!["name"]! == name)!;
            entry["size"] = mutant.Length;
            entry["sha256"] = Convert.ToHexStringLower(SHA256.HashData(mutant));
            parts[manifest] = ("manifest.json", System.Text.Encoding.UTF8.GetBytes(document.ToJsonString()));
        }

        var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string part, byte[] bytes) in parts)
            {
                using Stream stream = target.CreateEntry(part, CompressionLevel.NoCompression).Open();
                stream.Write(bytes);
            }
        }

        return result.ToArray();
    }
}
