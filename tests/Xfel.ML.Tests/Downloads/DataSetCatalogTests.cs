using System.Text.Json;
using System.Text.Json.Nodes;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Downloads;

[TestClass]
public sealed class DataSetCatalogTests
{
    private const string Good = """
        { "version": 1, "dataSets": [ { "name": "a", "title": "t", "description": "d", "license": null, "page": "https://example.org", "note": null, "files": [
          { "name": "f.bin", "url": "https://example.org/f.bin", "urlSource": "s", "size": 3, "sha256": null, "digestSource": "none known" } ] } ] }
        """;

    /// <summary>What the Git LFS pointers of github.com/onnx/models say at 4c46cd00fbdb7cd30b6c1c17ab54f2e1f4f7b177.</summary>
    [TestMethod]
    [DataRow("vgg16", "vgg16-7.onnx", 553437328L, "f20805a3ecccaa88647bbab4ad011ff2412a9838485ea844de0fcbce349820b9")]
    [DataRow("vgg16-12", "vgg16-12.onnx", 553437752L, "722c42f53ca03a5480296bf8f9c85a151de3eed9ec982d7d2302ff6e2900c67b")]
    [DataRow("vgg16-bn", "vgg16-bn-7.onnx", 553512191L, "4fdceabf1ef715c9ed3020fa2eac1cb2a448296c086b03633c80cf47e1c5afce")]
    [DataRow("resnet18-v1", "resnet18-v1-7.onnx", 46820737L, "4e8f8653e7a2222b3904cc3fe8e304cd8b339ce1d05fd24688162f86fb6df52c")]
    [DataRow("resnet18-v2", "resnet18-v2-7.onnx", 46806737L, "3b4d048057854022232aa20bf68262e31718ab7119a17f920b8a2dc1433f824b")]
    public void BuiltIn_OfTheOnnxZoo_IsWhatThePointersSay(string name, string file, long size, string digest)
    {
        DataSetFile only = DataSetCatalog.BuiltIn.Get(name).Files.Single();
        Assert.AreEqual(file, only.Name);
        Assert.AreEqual(size, only.Size);
        Assert.AreEqual(digest, only.Sha256);
        StringAssert.Contains(only.DigestSource, "4c46cd00fbdb7cd30b6c1c17ab54f2e1f4f7b177");
        StringAssert.EndsWith(only.Url!.AbsolutePath, "/" + file);
        Assert.AreEqual("https", only.Url.Scheme);
    }

    [TestMethod]
    public void BuiltIn_WhereNothingIsPublished_SaysSo()
    {
        DataSetInfo helium = DataSetCatalog.BuiltIn.Get("CXIDB-94");
        Assert.IsFalse(helium.HasAddress);
        Assert.AreEqual(DataSetFile.NoDigest, helium.Files.Single().DigestSource);
        Assert.IsNull(helium.Files.Single().Size);
        DataSetInfo particles = DataSetCatalog.BuiltIn.Get("cxidb-10");
        Assert.IsFalse(particles.HasAddress);
        Assert.IsEmpty(particles.Files);
    }

    [TestMethod]
    public void Get_UnknownName_NamesThoseThereAre() =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => DataSetCatalog.BuiltIn.Get("nope")).Message, "cxidb-94");

    [TestMethod]
    public void WithUrl_OneFile_KeepsWhatIsKnownOfIt()
    {
        DataSetFile file = DataSetCatalog.BuiltIn.Get("vgg16").WithUrl(new Uri("https://mirror.example.org/v.onnx")).Files.Single();
        Assert.AreEqual("vgg16-7.onnx", file.Name);
        Assert.AreEqual("https://mirror.example.org/v.onnx", file.Url!.ToString());
        Assert.IsNotNull(file.Sha256);
    }

    [TestMethod]
    public void WithUrl_NoFile_TakesTheNameFromTheAddress()
    {
        DataSetInfo set = DataSetCatalog.BuiltIn.Get("cxidb-10").WithUrl(new Uri("https://example.org/data/10/run%201.tar?x=/y"));
        Assert.AreEqual("run 1.tar", set.Files.Single().Name);
        Assert.IsTrue(set.HasAddress);
    }

    [TestMethod]
    [DataRow("https://example.org/")]
    [DataRow("https://example.org/..%2Fevil")]
    [DataRow("https://example.org/NUL")]
    [DataRow("file:///tmp/x.cxi")]
    public void WithUrl_NoFileName_IsRefused(string url) =>
        Assert.ThrowsExactly<ArgumentException>(() => DataSetCatalog.BuiltIn.Get("cxidb-10").WithUrl(new Uri(url)));

    [TestMethod]
    public void Load_Manifest_IsRead()
    {
        DataSetInfo set = Load(Good).Get("A");
        Assert.AreEqual(3, set.Files.Single().Size);
        Assert.IsTrue(set.HasAddress);
    }

    [TestMethod]
    [DataRow("version", "2", "its version is 2")]
    [DataRow("dataSets/0/name", "\"../a\"", "the character /")]
    [DataRow("dataSets/0/name", "\"a\\u001b\"", "a\\u001b")]
    [DataRow("dataSets/0/page", "\"ftp://x\"", "page")]
    [DataRow("dataSets/0/page", "\"nothing\"", "page")]
    [DataRow("dataSets/0/title", "null", "title")]
    [DataRow("dataSets/0/colour", "1", "colour")]
    [DataRow("dataSets/0/files/0", "null", "null")]
    [DataRow("dataSets/0/files/0/name", "\"/etc/passwd\"", "the character /")]
    [DataRow("dataSets/0/files/0/name", "\"a.lock.json\"", ".lock.json")]
    [DataRow("dataSets/0/files/0/name", "\"a.part\"", ".part")]
    [DataRow("dataSets/0/files/0/url", "\"file:///etc/passwd\"", "no address of the web")]
    [DataRow("dataSets/0/files/0/size", "-1", "negative")]
    [DataRow("dataSets/0/files/0/size", "\"3\"", "size")]
    [DataRow("dataSets/0/files/0/sha256", "\"abc\"", "64")]
    [DataRow("dataSets/0/files/0/sha256", "\"f20805a3ecccaa88647bbab4ad011ff2412a9838485ea844de0fcbce349820b9\"", "digestSource")]
    [DataRow("dataSets/0/files/0/digestSource", "\"somebody\"", "none known")]
    public void Load_BadManifest_SaysWhat(string where, string value, string named)
    {
        var document = (JsonObject)JsonNode.Parse(Good)!;
        JsonNode node = document;
        string[] steps = where.Split('/');
        foreach (string step in steps[..^1])
            node = int.TryParse(step, out int index) ? node[index]! : node[step]!;
        if (int.TryParse(steps[^1], out int last))
            node[last] = JsonNode.Parse(value);
        else
            node[steps[^1]] = JsonNode.Parse(value);
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => Load(document.ToJsonString())).Message, named);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{\"version\":1}")]
    [DataRow("{\"version\":1,\"dataSets\":[null]}")]
    [DataRow("{\"version\":1,\"version\":1,\"dataSets\":[]}")]
    public void Load_NoManifest_SaysSo(string text) => Assert.ThrowsExactly<DataSetException>(() => Load(text));

    [TestMethod]
    public void Load_TwoOfAName_IsRefused()
    {
        var document = (JsonObject)JsonNode.Parse(Good)!;
        JsonObject second = document["dataSets"]![0]!.DeepClone().AsObject();
        second["name"] = "A";
        document["dataSets"]!.AsArray().Add((JsonNode)second);
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => Load(document.ToJsonString())).Message, "two data sets");
        document["dataSets"]!.AsArray().RemoveAt(1);
        document["dataSets"]![0]!["files"]!.AsArray().Add(document["dataSets"]![0]!["files"]![0]!.DeepClone());
        StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => Load(document.ToJsonString())).Message, "two files");
    }

    [TestMethod]
    public void Load_NoSuchFile_SaysSo() => StringAssert.Contains(Assert.ThrowsExactly<DataSetException>(() => DataSetCatalog.Load("/nowhere/m.json")).Message, "/nowhere/m.json");

    private static DataSetCatalog Load(string text)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("manifest.json");
        File.WriteAllText(path, text);
        return DataSetCatalog.Load(path);
    }
}
