using System.IO.Compression;
using Microsoft.ML;

namespace Xfel.ML.Bundles;

/// <summary>ML.NET's own model file of one transformer. ML.NET stamps it with the time of day; here equal models give equal bytes.</summary>
internal static class NestedModel
{
    public static void Save(MLContext mlContext, ITransformer transformer, DataViewSchema inputSchema, Stream stream)
    {
        using var stamped = new MemoryStream();
        mlContext.Model.Save(transformer, inputSchema, stamped);
        using var source = new ZipArchive(new MemoryStream(stamped.ToArray()), ZipArchiveMode.Read);
        using var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (ZipArchiveEntry entry in source.Entries)
        {
            ZipArchiveEntry copy = target.CreateEntry(entry.FullName);
            copy.LastWriteTime = ZipStageWriter.FixedTime;
            using Stream from = entry.Open();
            using Stream to = copy.Open();
            from.CopyTo(to);
        }
    }
}
