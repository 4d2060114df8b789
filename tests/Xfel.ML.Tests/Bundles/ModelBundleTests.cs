using System.IO.Compression;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.Hits;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Bundles;

[TestClass]
public sealed class ModelBundleTests
{
    [TestMethod]
    public void Load_SavedClassifier_DecidesBitForBitTheSame()
    {
        using var folder = new TemporaryFolder();
        SmallHits.Classifier.Save(folder.File("model.xfel"));

        var loaded = HitClassifier.Load(folder.File("model.xfel"));

        CollectionAssert.AreEqual(Probabilities(SmallHits.Classifier), Probabilities(loaded));
        Assert.AreEqual(SmallHits.Classifier.Manifest.TrainingData, loaded.Manifest.TrainingData);
        Assert.AreEqual(SmallHits.Classifier.InputSchema[FrameColumns.Frame].Type, loaded.InputSchema[FrameColumns.Frame].Type);
        StringAssert.Contains(loaded.Manifest.Weights, "not ImageNet");
    }

    [TestMethod]
    public void Save_LoadedBundle_GivesTheSameManifestStages()
    {
        using var folder = new TemporaryFolder();
        SmallHits.Classifier.Save(folder.File("a.xfel"));
        var loaded = HitClassifier.Load(folder.File("a.xfel"));

        loaded.Save(folder.File("b.xfel"));

        CollectionAssert.AreEqual(
            loaded.Manifest.Stages.Select(stage => stage.Kind).ToArray(),
            HitClassifier.Load(folder.File("b.xfel")).Manifest.Stages.Select(stage => stage.Kind).ToArray());
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.001)]
    [DataRow(0.3)]
    [DataRow(0.9)]
    [DataRow(0.999)]
    public void Load_Truncated_IsOneClearLine(double share)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = Saved(folder);
        File.WriteAllBytes(folder.File("cut.xfel"), bytes[..(int)(bytes.Length * share)]);

        AssertRefused(folder.File("cut.xfel"), "cut.xfel");
    }

    [TestMethod]
    public void Load_EveryPartTamperedWith_IsNamed()
    {
        using var folder = new TemporaryFolder();
        Saved(folder);
        string[] parts;
        using (ZipArchive zip = ZipFile.OpenRead(folder.File("model.xfel")))
            parts = [.. zip.Entries.Select(entry => entry.FullName).Where(name => name != "manifest.json")];

        Assert.IsGreaterThan(4, parts.Length);
        foreach (string part in parts)
        {
            string path = folder.File("tampered.xfel");
            Rewrite(folder.File("model.xfel"), path, part, bytes =>
            {
                bytes[bytes.Length / 2] ^= 1;
                return bytes;
            });
            AssertRefused(path, part);
        }
    }

    [TestMethod]
    public void Load_PartMissing_IsNamed()
    {
        using var folder = new TemporaryFolder();
        Saved(folder);
        string part;
        using (ZipArchive zip = ZipFile.OpenRead(folder.File("model.xfel")))
            part = zip.Entries[1].FullName;
        Rewrite(folder.File("model.xfel"), folder.File("less.xfel"), part, _ => null);

        AssertRefused(folder.File("less.xfel"), part);
    }

    [TestMethod]
    [DataRow("\"formatVersion\": 1", "\"formatVersion\": 99", "format version 99")]
    [DataRow("\"formatVersion\": 1", "\"formatVersion\": \"x\"", "not a whole model bundle")]
    [DataRow("\"kind\": \"resize-frames\"", "\"kind\": \"System.Diagnostics.Process\"", "unknown kind")]
    [DataRow("\"network\": \"vgg16-logistic\"", "\"network\": \"resnet18\"", "resnet18")]
    [DataRow("\"type\": \"Single\"", "\"type\": \"Double\"", "Double")]
    public void Load_ManifestChanged_IsRefused(string from, string to, string expected)
    {
        using var folder = new TemporaryFolder();
        Saved(folder);
        Rewrite(folder.File("model.xfel"), folder.File("changed.xfel"), "manifest.json", bytes =>
        {
            string text = System.Text.Encoding.UTF8.GetString(bytes);
            StringAssert.Contains(text, from);
            return System.Text.Encoding.UTF8.GetBytes(text.Replace(from, to));
        });

        AssertRefused(folder.File("changed.xfel"), expected);
    }

    [TestMethod]
    public void Load_OtherFiles_AreRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("text.xfel"), "not a zip at all");
        using (ZipArchive zip = ZipFile.Open(folder.File("other.zip"), ZipArchiveMode.Create))
            zip.CreateEntry("readme.txt");

        AssertRefused(folder.File("text.xfel"), "text.xfel");
        AssertRefused(folder.File("other.zip"), "manifest.json");
        AssertRefused(folder.File("absent.xfel"), "no such file");
    }

    private static float[] Probabilities(HitClassifier classifier) =>
        [.. classifier.Classify(SmallHits.Frames).Select(decision => decision.Probabilities!["single"])];

    private static byte[] Saved(TemporaryFolder folder)
    {
        SmallHits.Classifier.Save(folder.File("model.xfel"));
        return File.ReadAllBytes(folder.File("model.xfel"));
    }

    private static void AssertRefused(string path, string expected)
    {
        var error = Assert.Throws<InvalidInputException>(() => HitClassifier.Load(path));
        StringAssert.Contains(error.Message, expected);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static void Rewrite(string from, string to, string part, Func<byte[], byte[]?> change)
    {
        File.Delete(to);
        using ZipArchive source = ZipFile.OpenRead(from);
        using ZipArchive target = ZipFile.Open(to, ZipArchiveMode.Create);
        foreach (ZipArchiveEntry entry in source.Entries)
        {
            using var memory = new MemoryStream();
            using (Stream stream = entry.Open())
                stream.CopyTo(memory);
            byte[]? bytes = entry.FullName == part ? change(memory.ToArray()) : memory.ToArray();
            if (bytes is null)
                continue;
            using Stream output = target.CreateEntry(entry.FullName).Open();
            output.Write(bytes);
        }
    }
}
