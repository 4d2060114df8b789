using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Turns grey frames into VGG16 features. Made by <see cref="Vgg16FeaturizeEstimator"/>; safe to share between threads.</summary>
public sealed class Vgg16FeaturizeTransformer : FrameTransformer
{
    internal const string StageKind = "featurize-vgg16";

    private readonly Vgg16Features _network;
    private readonly Vgg16Options _options;

    internal Vgg16FeaturizeTransformer(ColumnPair columns, Vgg16Features network, Vgg16Options options)
        : base(columns)
    {
        _network = network;
        _options = options;
    }

    /// <summary>Features per frame: the outputs of fc6 and fc7, one behind the other.</summary>
    public int FeatureCount => _network.FeatureCount;

    /// <summary>What the network's weights are; weights that are not ImageNet's are never called so.</summary>
    public string WeightsDescription => _network.WeightsDescription;

    /// <summary>Whether the weights were read from a file of trained ones.</summary>
    public bool IsPretrained => _network.IsPretrained;

    /// <summary>Digest of the weights.</summary>
    public string Digest => _network.Digest;

    internal override int BatchSize => _options.BatchSize;

    private protected override string Kind => StageKind;

    internal static Vgg16FeaturizeTransformer Load(StageReader reader)
    {
        Vgg16Stage stage = reader.Options<Vgg16Stage>();
        var options = new Vgg16Options { BatchSize = stage.BatchSize };
        options.Validate();
        return new Vgg16FeaturizeTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), Vgg16Weights.Read(reader, stage), options);
    }

    /// <summary>Frames must have the network's input size; throws a schema error for others.</summary>
    internal static void RequireInputSize(string inputColumnName, FrameSize size)
    {
        FrameSize expected = Vgg16Features.InputSize;
        if (size != expected)
            FrameSchema.ThrowMismatch(inputColumnName, $"frames of {expected}", $"frames of {size}", $"; put ResizeFrames(\"{inputColumnName}\", {expected.Height}, {expected.Width}) before it");
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount)
    {
        long done = 0;
        return (frames, count, destination) =>
        {
            _network.Extract(frames, count, destination, _options.Threads);
            done += count;
            _options.Progress?.Report(new WorkProgress("featurize", done, rowCount ?? 0));
        };
    }

    private protected override VectorDataViewType OutputType(FrameSize size)
    {
        RequireInputSize(InputColumnName, size);
        return new VectorDataViewType(NumberDataViewType.Single, FeatureCount);
    }

    private protected override void Save(StageWriter writer) =>
        Vgg16Weights.Write(writer, OutputColumnName, InputColumnName, _options.BatchSize, _network);
}
