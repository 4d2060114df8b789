using Microsoft.ML;

namespace Xfel.ML.Bundles;

/// <summary>The closed list of stages that a bundle may hold. A file names a kind; it never names a type.</summary>
internal static class StageRegistry
{
    /// <summary>A transformer of ML.NET's own, saved by ML.NET.</summary>
    private const string MLNetKind = "mlnet";

    private static readonly Dictionary<string, Func<StageReader, ITransformer>> Loaders = new()
    {
        [RenderIntensityScaleTransformer.StageKind] = RenderIntensityScaleTransformer.Load,
        [ConvertToPhotonsTransformer.StageKind] = ConvertToPhotonsTransformer.Load,
        [ResizeFramesTransformer.StageKind] = ResizeFramesTransformer.Load,
        [CropFramesTransformer.StageKind] = CropFramesTransformer.Load,
        [StandardizeFramesTransformer.StageKind] = StandardizeFramesTransformer.Load,
        [ApplyMaskTransformer.StageKind] = ApplyMaskTransformer.Load,
        [SubtractBackgroundTransformer.StageKind] = SubtractBackgroundTransformer.Load,
        [AddUniformNoiseTransformer.StageKind] = AddUniformNoiseTransformer.Load,
        [LogActivationTransformer.StageKind] = LogActivationTransformer.Load,
        [PolarTransformTransformer.StageKind] = PolarTransformTransformer.Load,
        [CorrelateAnglesTransformer.StageKind] = CorrelateAnglesTransformer.Load,
        [ScoreNetworkTransformer.StageKind] = ScoreNetworkTransformer.Load,
        [Vgg16FeaturizeTransformer.StageKind] = Vgg16FeaturizeTransformer.Load,
        [MulticlassDiffractionNetworkTransformer.StageKind] = MulticlassDiffractionNetworkTransformer.Load,
        [BinaryDiffractionNetworkTransformer.StageKind] = BinaryDiffractionNetworkTransformer.Load,
        [MultiLabelDiffractionNetworkTransformer.StageKind] = MultiLabelDiffractionNetworkTransformer.Load,
    };

    /// <summary>The stages of a chain, nested chains resolved.</summary>
    public static IEnumerable<ITransformer> Flatten(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Flatten) : [model];

    public static string KindOf(ITransformer transformer) => transformer is IBundleStage stage ? stage.Kind : MLNetKind;

    public static void Save(MLContext mlContext, ITransformer transformer, DataViewSchema inputSchema, ZipStageWriter writer)
    {
        if (transformer is IBundleStage stage)
            stage.Save(writer);
        else
            writer.Nested("model.zip", stream => NestedModel.Save(mlContext, transformer, inputSchema, stream));
    }

    public static ITransformer Load(MLContext mlContext, BundleStageInfo stage, BundleArchive archive)
    {
        var reader = new ZipStageReader(archive, stage);
        try
        {
            if (stage.Kind == MLNetKind)
                return mlContext.Model.Load(reader.Nested("model.zip"), out _);
            if (Loaders.TryGetValue(stage.Kind, out Func<StageReader, ITransformer>? load))
                return load(reader);
        }
        catch (Exception e) when (e is not BundleException and not OutOfMemoryException)
        {
            throw new BundleException($"{archive.Path}: stage '{stage.Folder}' cannot be loaded: {e.Message}; save the model again", e);
        }

        throw new BundleException(
            $"{archive.Path}: stage '{stage.Folder}' is of the unknown kind '{stage.Kind}' (known are {string.Join(", ", Loaders.Keys)}, {MLNetKind}); use a newer version of this library");
    }
}
