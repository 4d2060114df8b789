using Xfel.ML.Networks.Tests.Inference;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Descriptions;

[TestClass]
public sealed class NetworkJsonTests
{
    public static IEnumerable<object[]> Networks() => TestNetworks.All.Keys.Select(name => (object[])[name]);

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void FromJson_WhatToJsonWrote_IsTheSameNetwork(string name)
    {
        NetworkDescription network = TestNetworks.All[name].ForInput($"näme \"{name}\"", new FeatureShape(3, 17, 23));
        string json = network.ToJson();
        NetworkDescription again = NetworkDescription.FromJson(json);
        Assert.AreEqual(json, again.ToJson());
        Assert.AreEqual(network.ToString(), again.ToString());
    }

    [TestMethod]
    public void ToJson_OfALayer_HasItsProperties()
    {
        NetworkDescription network = TestNetworks.Describe([Conv(4, 3, stride: 2), LogActivation(0.2f, trained: true)], "tiny", new FeatureShape(1, 8, 9));
        Assert.AreEqual(
            """{"format":"xfel-ml-network","version":1,"name":"tiny","input":[1,8,9],"layers":[{"kind":"conv","channels":4,"kernel":3,"stride":2,"padding":1,"bias":true},"""
            + """{"kind":"log-activation","alpha":0.2,"trained":true}]}""",
            network.ToJson());
    }

    [TestMethod]
    [DataRow("", "JSON")]
    [DataRow("[]", "found a Array; expected an object")]
    [DataRow("{}", "no 'format'")]
    [DataRow("""{"format":"other"}""", "format 'other'")]
    [DataRow("""{"format":"xfel-ml-network","version":2}""", "version 2")]
    [DataRow("""{"format":"xfel-ml-network","version":1,"name":5}""", "'name': 5; expected a text")]
    [DataRow("""{"format":"xfel-ml-network","version":1,"name":"a","input":[1,0,3]}""", "'input': [1,0,3]")]
    public void FromJson_DamagedHeader_SaysWhatIsWrong(string json, string expected) => AssertFault(json, expected);

    [TestMethod]
    [DataRow("""{"kind":"warp"}""", "layers[0]: found the layer kind 'warp'; expected one of conv, batch-norm")]
    [DataRow("""{"kind":"relu","slope":1}""", "the property 'slope'")]
    [DataRow("""{"kind":"relu","kind":"relu"}""", "the property 'kind'")]
    [DataRow("""{"kind":"linear"}""", "no 'outputs'")]
    [DataRow("""{"kind":"linear","outputs":2000000}""", "'outputs': 2000000; expected a whole number from 1 to 1048576")]
    [DataRow("""{"kind":"linear","outputs":-1}""", "'outputs': -1")]
    [DataRow("""{"kind":"linear","outputs":1.5}""", "'outputs': 1.5")]
    [DataRow("""{"kind":"leaky-relu","slope":1.5}""", "a leaky-relu that cannot be")]
    [DataRow("""{"kind":"leaky-relu","slope":1e999}""", "'slope': 1e999; expected a finite number")]
    [DataRow("""{"kind":"residual","body":[{"kind":"nil"}],"shortcut":[]}""", "layers[0], body[0]: found the layer kind 'nil'")]
    [DataRow("""{"kind":"residual","body":[{"kind":"conv","channels":3,"kernel":1,"stride":1,"padding":0,"bias":true}],"shortcut":[]}""", "do not fit together")]
    [DataRow("""{"kind":"linear","outputs":3}""", "do not fit together")]
    [DataRow("""{"kind":"conv","channels":1048576,"kernel":1,"stride":1,"padding":0,"bias":true}""", "do not fit together")]
    [DataRow("""{"kind":"group","name":"\ud800","layers":[]}""", "network as JSON")]
    [DataRow("""5""", "layers[0]: found a Number; expected an object")]
    public void FromJson_DamagedLayer_SaysWhatIsWrong(string layer, string expected) =>
        AssertFault($$"""{"format":"xfel-ml-network","version":1,"name":"a","input":[1,80,80],"layers":[{{layer}}]}""", expected);

    [TestMethod]
    public void FromJson_DeepOrLongTexts_AreRefused()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"kind":"group","name":"g","layers":[""", 5000));
        AssertFault($$"""{"format":"xfel-ml-network","version":1,"name":"a","input":[1,8,8],"layers":[{{deep}}""", "depth");
        string wide = string.Join(',', Enumerable.Repeat("""{"kind":"relu"}""", 10_001));
        AssertFault($$"""{"format":"xfel-ml-network","version":1,"name":"a","input":[1,8,8],"layers":[{{wide}}]}""", "more than 10000 layers");
        AssertFault(new string(' ', 5 << 20), "characters");
    }

    [TestMethod]
    public void FromJson_RandomDamage_GivesANetworkOrAFault()
    {
        string json = TestNetworks.All["pre-activation blocks"].ForInput("fuzz", new FeatureShape(3, 17, 23)).ToJson();
        var random = new Random(1);
        int faults = 0;
        for (int i = 0; i < 3000; i++)
        {
            char[] text = json.ToCharArray();
            for (int n = random.Next(1, 4); n > 0; n--)
                text[random.Next(text.Length)] = random.Next(4) == 0 ? json[random.Next(json.Length)] : (char)random.Next(32, 127);
            string damaged = new(text, 0, random.Next(8) == 0 ? random.Next(text.Length) : text.Length);
            try
            {
                NetworkDescription.FromJson(damaged);
            }
            catch (NetworkFileException)
            {
                faults++;
            }
        }

        Assert.IsTrue(faults > 2000, $"{faults} faults");
    }

    private static void AssertFault(string json, string expected) =>
        StringAssert.Contains(Assert.ThrowsExactly<NetworkFileException>(() => NetworkDescription.FromJson(json)).Message, expected);
}
