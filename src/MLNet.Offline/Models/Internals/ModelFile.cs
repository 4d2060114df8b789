using System.IO.Compression;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internals;

/// <summary>
/// The model file: a zip with the entries <c>format</c> (one line: name and version), <c>model</c> (a transformer: its kind, then what the loader of that kind reads,
/// little-endian) and, where the input's schema was given, <c>schema</c> (number of columns; name, type and annotations of each). Kinds are a closed registry
/// (<see cref="TransformerKinds"/>): no type is ever named. It is not the format of Microsoft.ML.
/// </summary>
internal static class ModelFile
{
    private const string Format = "MLNet.Offline model 1";
    private const long LargestEntry = 1L << 31;

    public static void Write(Stream stream, ITransformer model, DataViewSchema schema)
    {
        Check.Value(model, nameof(model));
        // First into memory: what cannot be saved leaves no half a file in the stream.
        byte[] content = Serialize(writer => writer.Write(model));
        byte[] columns = schema is null ? null : Serialize(writer => SchemaCodec.Write(writer, schema));
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "format", Encoding.UTF8.GetBytes(Format));
        Add(zip, "model", content);
        if (columns is not null)
            Add(zip, "schema", columns);
    }

    public static ITransformer Read(Stream stream, IHostEnvironment environment, out DataViewSchema schema)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            string format = Encoding.UTF8.GetString(Get(zip, "format") ?? throw Fault.Format("The file is not a model of this library: it has no entry 'format'."));
            if (format != Format)
                throw Fault.Format($"The file is not a model of this version: expected '{Format}', found '{format}'.");
            var reader = new ModelReader(Get(zip, "model") ?? throw Fault.Format("The model is damaged: it has no entry 'model'."), environment);
            ITransformer model = reader.ReadTransformer();
            reader.End();
            schema = null;
            if (Get(zip, "schema") is byte[] columns)
            {
                var schemaReader = new ModelReader(columns, environment);
                schema = SchemaCodec.Read(schemaReader);
                schemaReader.End();
            }

            return model;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw Fault.Format($"The file is not a whole model: {e.Message}", e);
        }
    }

    private static byte[] Serialize(Action<ModelWriter> write)
    {
        using var memory = new MemoryStream();
        var writer = new ModelWriter(memory);
        write(writer);
        writer.Flush();
        return memory.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name);
        // The same model is the same bytes, whenever it is saved.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using Stream stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Get(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not ZipArchiveEntry entry)
            return null;
        if (entry.Length > LargestEntry)
            throw Fault.Format($"The model is damaged: entry '{name}' claims {entry.Length} bytes.");
        using Stream stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.Length == entry.Length ? memory.ToArray() : throw Fault.Format($"The model is damaged: entry '{name}' ends too early.");
    }
}
