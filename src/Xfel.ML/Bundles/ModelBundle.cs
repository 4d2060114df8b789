using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Formats;

namespace Xfel.ML;

/// <summary>
/// A fitted pipeline in one file (<c>.xfel</c>): a zip of a manifest and one folder a stage, with JSON options, little-endian NPY weights
/// and, for ML.NET's own transformers, nested ML.NET models. ML.NET itself cannot save transformers of other libraries.
/// </summary>
public sealed class ModelBundle
{
    internal const string ManifestName = "manifest.json";

    private ModelBundle(BundleManifest manifest, ITransformer model, DataViewSchema inputSchema)
    {
        Manifest = manifest;
        Model = model;
        InputSchema = inputSchema;
    }

    /// <summary>What the bundle says of itself.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>The fitted pipeline.</summary>
    public ITransformer Model { get; }

    /// <summary>The schema that the pipeline was fitted on.</summary>
    public DataViewSchema InputSchema { get; }

    /// <summary>Whether a file looks like a model bundle, by its content. A damaged bundle may still look like one; a missing file does not.</summary>
    /// <param name="path">The file.</param>
    public static bool IsBundle(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            return archive.GetEntry(ManifestName) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Saves a fitted pipeline. The file appears whole or not at all.</summary>
    /// <param name="mlContext">The context that saves ML.NET's own transformers.</param>
    /// <param name="model">A transformer or a chain of them.</param>
    /// <param name="inputSchema">The schema that it was fitted on.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="manifest">What to say of the model; schemas and stages are filled in.</param>
    public static void Save(MLContext mlContext, ITransformer model, DataViewSchema inputSchema, string path, BundleManifest? manifest = null)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputSchema);
        AtomicFile.Write(path, stream => Write(mlContext, model, inputSchema, stream, manifest ?? new BundleManifest()));
    }

    /// <summary>Loads a bundle. Every part is checked against its digest first, and no type is made by a name from the file.</summary>
    /// <param name="mlContext">The context that loads ML.NET's own transformers.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="BundleException">It is missing, damaged, of a newer format, or written with another ML.NET.</exception>
    public static ModelBundle Load(MLContext mlContext, string path)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        using var archive = BundleArchive.Open(path);
        BundleManifest manifest = archive.Manifest;
        DataViewSchema inputSchema = BundleSchema.ToSchema(manifest.InputSchema, path);
        var stages = new List<ITransformer>();
        foreach (BundleStageInfo stage in manifest.Stages)
            stages.Add(StageRegistry.Load(mlContext, stage, archive));
        return new ModelBundle(manifest, new TransformerChain<ITransformer>([.. stages]), inputSchema);
    }

    private static void Write(MLContext mlContext, ITransformer model, DataViewSchema inputSchema, Stream stream, BundleManifest manifest)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var stages = new List<BundleStageInfo>();
        DataViewSchema schema = inputSchema;
        foreach (ITransformer transformer in StageRegistry.Flatten(model))
        {
            var writer = new ZipStageWriter(archive, $"{stages.Count:00}-{StageRegistry.KindOf(transformer)}");
            StageRegistry.Save(mlContext, transformer, schema, writer);
            stages.Add(new BundleStageInfo(StageRegistry.KindOf(transformer), writer.Folder, writer.Parts));
            schema = transformer.GetOutputSchema(schema);
        }

        BundleManifest complete = manifest with
        {
            Stages = stages,
            InputSchema = BundleSchema.FromSchema(inputSchema),
            OutputSchema = BundleSchema.FromSchema(schema),
        };
        BundleArchive.WriteManifest(archive, complete);
    }
}
