using Microsoft.ML;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>
/// Decides for any number of labels. Made by <see cref="MultiLabelDiffractionNetworkTrainer"/>. Writes <c>PredictedLabel</c> (a vector of Booleans; all false for a bad frame) and <c>Score</c> (the sigmoid of
/// each label; NaN for a bad frame), both with the labels as slot names.
/// </summary>
public sealed class MultiLabelDiffractionNetworkTransformer : DiffractionNetworkTransformer
{
    internal const string StageKind = "diffraction-network-multilabel";

    private readonly float[] _thresholds;

    internal MultiLabelDiffractionNetworkTransformer(
        string featureColumnName, NetworkModel model, NetworkScoreOptions scoring, IReadOnlyList<string> classNames, IReadOnlyList<float>? thresholds, DiffractionNetworkTraining? training)
        : base(featureColumnName, model, scoring, classNames, training) => _thresholds = Checked(thresholds ?? [.. classNames.Select(_ => MultiLabelOptions.DefaultThreshold)]);

    private MultiLabelDiffractionNetworkTransformer(MultiLabelDiffractionNetworkTransformer other, IReadOnlyList<float> thresholds)
        : base(other) => _thresholds = Checked(thresholds);

    /// <summary>The threshold of each label, in the order of <see cref="DiffractionNetworkTransformer.ClassNames"/>: a label is predicted when its score is at least that.</summary>
    public IReadOnlyList<float> Thresholds => _thresholds;

    private protected override string Kind => StageKind;

    /// <summary>The same network with other thresholds, such as <see cref="MultiLabelCatalog.TuneThresholds"/> gives. Nothing is trained anew.</summary>
    /// <param name="thresholds">One for each label.</param>
    /// <exception cref="ArgumentException">There is not one for each label, or one is not finite.</exception>
    public MultiLabelDiffractionNetworkTransformer WithThresholds(IReadOnlyList<float> thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        return new(this, thresholds);
    }

    internal static MultiLabelDiffractionNetworkTransformer Load(StageReader reader)
    {
        MultiLabelStage stage = reader.Options<MultiLabelStage>();
        return new(stage.Network.InputColumn, NetworkParts.Read(reader, stage.Network), NetworkParts.OptionsOf(stage.Network), stage.ClassNames, stage.Thresholds, training: null);
    }

    private protected override ITransformer Decide(DataViewSchema scored, uint setId) => MultiLabelDecision.Mapping(ClassNames, _thresholds, setId).Fit(scored);

    private protected override void Save(StageWriter writer, NetworkStage network) =>
        writer.Options(new MultiLabelStage(ClassNames, _thresholds, network with { ClassNames = null }));

    private float[] Checked(IReadOnlyList<float> thresholds)
    {
        new MultiLabelOptions { Thresholds = thresholds }.Validate(ClassNames.Count);
        return [.. thresholds];
    }
}
