#if MLNET_OFFLINE
using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Models;

/// <summary>The stand-in's own model format: whatever is damaged is a <see cref="FormatException"/>, and never anything else.</summary>
[TestClass]
public sealed class DamagedModelTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Load_AnyDamagedByte_ThrowsFormatExceptionOrLoads()
    {
        var random = new Random(17);
        Dictionary<string, byte[]> whole = Unzip(Model());
        foreach (string entry in new[] { "model", "schema" })
        {
            for (int i = 0; i < 1500; i++)
            {
                byte[] content = [.. whole[entry]];
                for (int flips = random.Next(1, 4); flips > 0; flips--)
                    content[random.Next(content.Length)] = (byte)random.Next(256);
                TryLoad(new Dictionary<string, byte[]>(whole) { [entry] = content });
            }
        }
    }

    [TestMethod]
    public void Load_CutEntry_ThrowsFormatException()
    {
        Dictionary<string, byte[]> whole = Unzip(Model());
        foreach (string entry in new[] { "model", "schema" })
        {
            for (int length = 0; length < whole[entry].Length; length++)
            {
                var cut = new Dictionary<string, byte[]>(whole) { [entry] = whole[entry][..length] };
                Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(Zip(cut), out _), $"{entry} cut to {length}");
            }
        }
    }

    [TestMethod]
    public void Load_TrailingBytes_ThrowsFormatException()
    {
        Dictionary<string, byte[]> whole = Unzip(Model());
        whole["model"] = [.. whole["model"], 0];

        Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(Zip(whole), out _));
    }

    [TestMethod]
    public void Load_OtherZipOrVersionOrKind_NamesWhatWasFound()
    {
        var version = Unzip(Model());
        version["format"] = Encoding.UTF8.GetBytes("MLNet.Offline model 2");
        var kind = Unzip(Model());
        kind["model"] = [1, 9, .. "evil-kind"u8];

        StringAssert.Contains(Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(Zip(new() { ["readme"] = [1] }), out _)).Message, "'format'");
        StringAssert.Contains(Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(Zip(version), out _)).Message, "MLNet.Offline model 2");
        StringAssert.Contains(Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(Zip(kind), out _)).Message, "evil-kind");
    }

    [TestMethod]
    public void Save_SameModelTwice_SameBytes()
        => CollectionAssert.AreEqual(Model(), Model());

    [TestMethod]
    public void Save_WhatCannotBeSaved_WritesNothing()
    {
        using var stream = new MemoryStream();
        Assert.ThrowsExactly<NotSupportedException>(() => _ml.Model.Save(new Pipelines.CountingTransformer(), null!, stream));
        Assert.AreEqual(0, stream.Length);
    }

    private byte[] Model()
    {
        IDataView data = Transforms.Concatenated.Named(_ml);
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Key", "Name")
            .Append(_ml.Transforms.Conversion.MapValueToKey("Numbers", "Pixels", addKeyValueAnnotationsAsText: true))
            .Append(_ml.Transforms.NormalizeMeanVariance("All", useCdf: true))
            .Append(_ml.Transforms.NormalizeMinMax("Pixels", fixZero: false))
            .Append(_ml.Transforms.Conversion.ConvertType("Double", "Pixels", DataKind.Double))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key"))
            .Append(_ml.Transforms.Concatenate("Features", "Pixels", "All"))
            .Append(_ml.Transforms.DropColumns("Other"));
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Named", "Name").Fit(data).Transform(data);
        using var stream = new MemoryStream();
        _ml.Model.Save(pipeline.Fit(data), keyed.Schema, stream);
        return stream.ToArray();
    }

    private void TryLoad(Dictionary<string, byte[]> entries)
    {
        try
        {
            _ml.Model.Load(Zip(entries), out _);
        }
        catch (FormatException)
        {
            // Said that it is damaged: right. Some bytes, such as those of names and numbers, make another model that is as good.
        }
    }

    private static Dictionary<string, byte[]> Unzip(byte[] model)
    {
        using var zip = new ZipArchive(new MemoryStream(model));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            using Stream stream = e.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    private static MemoryStream Zip(Dictionary<string, byte[]> entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }
}
#endif
