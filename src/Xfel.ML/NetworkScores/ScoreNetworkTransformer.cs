using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Scores frames with a trained network. Made by <see cref="ScoreNetworkEstimator"/>; safe to share between threads.</summary>
public sealed class ScoreNetworkTransformer : FrameTransformer
{
    internal const string StageKind = "score-network";

    private readonly NetworkScoreOptions _options;

    private readonly bool _givesOutputs;

    /// <param name="columns">Scores and frames.</param>
    /// <param name="model">The network.</param>
    /// <param name="options">Batch size and threads.</param>
    /// <param name="classNames">Names of the scores; null for none.</param>
    /// <param name="givesOutputs">Whether the network's outputs (logits) are given instead of its scores.</param>
    internal ScoreNetworkTransformer(ColumnPair columns, NetworkModel model, NetworkScoreOptions options, IReadOnlyList<string>? classNames = null, bool givesOutputs = false)
        : base(columns)
    {
        if (classNames is not null && classNames.Count != model.Network.Output.Length)
            throw new ArgumentException($"{model.Network.Name} has {model.Network.Output.Length} outputs, but {classNames.Count} names were given ({string.Join(", ", classNames)}); give one for each output", nameof(classNames));
        Model = model;
        ClassNames = classNames;
        _options = options;
        _givesOutputs = givesOutputs;
    }

    /// <summary>The network with its weights.</summary>
    public NetworkModel Model { get; }

    /// <summary>The names of the scores, which their column has as slot names; null when they are not known.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    internal override int BatchSize => _options.BatchSize;

    internal override bool KeepsRow => true;

    private protected override string Kind => StageKind;

    private protected override DataViewSchema.Annotations? OutputAnnotations => ClassNames is null ? null : SlotNames.Annotate(ClassNames);

    internal static ScoreNetworkTransformer Load(StageReader reader)
    {
        NetworkStage stage = reader.Options<NetworkStage>();
        return new ScoreNetworkTransformer(new ColumnPair(stage.OutputColumn, stage.InputColumn), NetworkParts.Read(reader, stage), NetworkParts.OptionsOf(stage), stage.ClassNames);
    }

    internal override FrameKernel CreateKernel(FrameSize size, long? rowCount)
    {
        int pixels = size.PixelCount, scores = Model.Network.Output.Length;
        var finite = new float[BatchSize * pixels];
        var bad = new bool[BatchSize];
        return (frames, count, destination) =>
        {
            bool any = false;
            for (int i = 0; i < count; i++)
                any |= bad[i] = !TensorPrimitives.IsFiniteAll(frames.Slice(i * pixels, pixels));
            if (!any)
            {
                Score(frames, count, destination);
                return;
            }

            // One bad frame must not cost the others their scores: it is scored as an empty one, and its own scores are not numbers.
            Span<float> batch = finite.AsSpan(0, count * pixels);
            frames.CopyTo(batch);
            for (int i = 0; i < count; i++)
            {
                if (bad[i])
                    batch.Slice(i * pixels, pixels).Clear();
            }

            Score(batch, count, destination);
            for (int i = 0; i < count; i++)
            {
                if (bad[i])
                    destination.Slice(i * scores, scores).Fill(float.NaN);
            }
        };
    }

    private protected override VectorDataViewType OutputType(FrameSize size)
    {
        FeatureShape input = Model.Network.Input;
        if (input.Channels != 1 || size != new FrameSize(input.Height, input.Width))
        {
            FrameSchema.ThrowMismatch(InputColumnName, $"frames of {input.Height} x {input.Width}{(input.Channels == 1 ? "" : $" with {input.Channels} channels")}, the input of {Model.Network.Name}", $"frames of {size}",
                $"; put CropFrames or ResizeFrames before it");
        }

        return new VectorDataViewType(NumberDataViewType.Single, Model.Network.Output.Length);
    }

    private protected override void Save(StageWriter writer) => writer.Options(NetworkParts.Write(writer, this));

    /// <summary>Scores finite frames. One whose scores overflow costs the others nothing: it gets NaN, and they have the same bits in any batch.</summary>
    private void Score(ReadOnlySpan<float> frames, int count, Span<float> destination)
    {
        try
        {
            if (_givesOutputs)
                Model.PredictOutputs(frames, count, destination, _options.Threads);
            else
                Model.Predict(frames, count, destination, _options.Threads);
        }
        catch (InvalidInputException) when (count > 1)
        {
            int pixels = frames.Length / count, scores = destination.Length / count;
            for (int i = 0; i < count; i++)
                Score(frames.Slice(i * pixels, pixels), 1, destination.Slice(i * scores, scores));
        }
        catch (InvalidInputException)
        {
            destination.Fill(float.NaN);
        }
    }
}
