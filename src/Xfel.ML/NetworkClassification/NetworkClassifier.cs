using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>
/// Decides with a trained network: one class of several (softmax), or any number of labels (sigmoid, threshold 0.5), as the network's head says. Safe to share between threads.
/// </summary>
public sealed partial class NetworkClassifier : FrameClassifier
{
    /// <summary>The decision on a frame to which no label applies.</summary>
    public const string NoLabel = "none";

    private const string Prepared = "Prepared";
    private const float Threshold = MultiLabelOptions.DefaultThreshold;

    private NetworkClassifier(MLContext mlContext, ITransformer model, DataViewSchema inputSchema, BundleManifest manifest)
        : base(mlContext, model, inputSchema, manifest)
    {
    }

    /// <summary>The network with its weights.</summary>
    public NetworkModel Network => Stages.OfType<ScoreNetworkTransformer>().Single().Model;

    /// <summary>The network's table: layers, shapes, numbers of parameters.</summary>
    public string Architecture => Network.Network.ToString();

    /// <summary>The size of the prepared frames that the network takes.</summary>
    public FrameSize InputSize => new(Network.Network.Input.Height, Network.Network.Input.Width);

    /// <summary>What is done to a frame before the network sees it.</summary>
    public FramePreparation Preparation => FramePreparation.Of(Stages);

    /// <inheritdoc/>
    public override Mask? Mask => Preparation.Mask;

    /// <summary>Whether several classes may apply to a frame.</summary>
    public bool IsMultiLabel => Network.Head == NetworkHead.Sigmoid;

    private ITransformer[] Stages => [.. StageRegistry.Flatten(Model)];

    /// <summary>
    /// The same classifier for a detector with another gain, offset, mask or beam centre than it was trained with. The network is not trained anew.
    /// </summary>
    /// <param name="preparation">What to do with the frames to come.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public NetworkClassifier WithPreparation(FramePreparation preparation)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        preparation.Validate();
        return new NetworkClassifier(MLContext, Chain(preparation, Stages.OfType<ScoreNetworkTransformer>().Single()), InputSchema, Manifest with { Preprocessing = preparation.ToString() });
    }

    /// <summary>Writes the network as ONNX (opset 17, weights included), whole or not at all; what is done to a frame before it is not part of the file.</summary>
    /// <param name="path">The file to write.</param>
    public void SaveOnnx(string path) => NetworkOnnx.Save(Network, path);

    /// <summary>The classifier of a bundle; null when the bundle holds another kind of model.</summary>
    internal static NetworkClassifier? From(MLContext mlContext, ModelBundle bundle) =>
        DiffractionNetworks.Names.Contains(bundle.Manifest.Network)
        && StageRegistry.Flatten(bundle.Model).OfType<ScoreNetworkTransformer>().FirstOrDefault() is { } stage
        && stage.Model.Network.Output.Length == bundle.Manifest.ClassNames.Count
            ? new NetworkClassifier(mlContext, bundle.Model, bundle.InputSchema, bundle.Manifest)
            : null;

    private protected override IEnumerable<(int Index, FrameDecision Decision)> Read(IDataView scored, string file) =>
        MLContext.Data.CreateEnumerable<NetworkScore>(scored, reuseRowObject: true).Select(row => ((int)row.Index, Decision(file, (int)row.Index, row.Score)));

    private protected override void RequireSize(FrameCollection frames)
    {
        FrameSize prepared = Preparation.SizeFor(frames.Size);
        if (prepared != InputSize)
            throw new InvalidInputException($"{frames.Path}: the frames are {prepared}, the network takes {InputSize}; train a model that resamples its frames (train --resize), or give frames of that size");
    }

    private protected override void RequireLabels(FrameCollection frames)
    {
        string[] missing = [.. frames.Labels!.ClassNames.Except(Manifest.ClassNames)];
        if (missing.Length > 0)
            throw new InvalidInputException($"{frames.Path}: has the class '{missing[0]}', which the model does not know (it knows {string.Join(", ", Manifest.ClassNames)}); give frames with the classes of the training");
        if (IsMultiLabel != frames.Labels.Indicators is not null)
            throw new InvalidInputException($"{frames.Path}: has {(IsMultiLabel ? "one class" : "several labels")} a frame, the model was trained on {(IsMultiLabel ? "several labels" : "one class")}; give labels [frames{(IsMultiLabel ? ", classes" : "")}]");
    }

    private protected override FrameMeasures Measure(FrameCollection frames, IReadOnlyList<FrameDecision> usable, int bad, BootstrapOptions bootstrap)
    {
        IReadOnlyList<string> classes = Manifest.ClassNames;
        // The file may list the classes in another order, or only some of them.
        var known = frames.Labels!.ClassNames.ToList();
        int[] own = [.. classes.Select(name => known.IndexOf(name))];
        float[][] scores = [.. usable.Select(decision => classes.Select(name => decision.Probabilities![name]).ToArray())];
        if (IsMultiLabel)
        {
            bool[][] truth = [.. usable.Select(decision => own.Select(index => index >= 0 && frames.IsOfClass(decision.Index, index)).ToArray())];
            var labels = MultiLabelMetrics.Of(classes, truth, scores, new MultiLabelOptions { Bootstrap = bootstrap });
            return new FrameMeasures(ClassificationEvaluation.OfMultiLabel(labels, bad), Labels: labels);
        }

        int[] actual = [.. usable.Select(decision => Array.FindIndex(own, index => index >= 0 && frames.IsOfClass(decision.Index, index)))];
        var names = classes.ToList();
        int[] decided = [.. usable.Select(decision => names.IndexOf(decision.Decision))];
        return new FrameMeasures(ClassificationEvaluation.Of(classes, actual, decided, bad, scores, bootstrap));
    }

    private static TransformerChain<ITransformer> Chain(FramePreparation preparation, ScoreNetworkTransformer score) =>
        new([.. preparation.Stages(score.InputColumnName, FrameColumns.Frame), score]);

    private FrameDecision Decision(string file, int index, float[] scores)
    {
        IReadOnlyList<string> classes = Manifest.ClassNames;
        int best = TensorPrimitives.IndexOfMax(scores);
        string[] labels = IsMultiLabel ? [.. classes.Where((_, i) => scores[i] >= Threshold)] : [classes[best]];
        return new FrameDecision
        {
            File = file,
            Index = index,
            Decision = labels.Length > 0 ? string.Join('+', labels) : NoLabel,
            Probability = labels.Length > 0 ? scores[best] : 1 - scores[best],
            Probabilities = classes.Zip(scores).ToDictionary(pair => pair.First, pair => pair.Second),
        };
    }
}
