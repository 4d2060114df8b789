using Microsoft.ML;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>
/// Decides yes or no. Made by <see cref="BinaryDiffractionNetworkTrainer"/>. Writes <c>PredictedLabel</c> (Boolean; false for a bad frame), <c>Score</c> (the log-odds of yes, the difference of the
/// network's two outputs; NaN for a bad frame) and <c>Probability</c> (of yes; NaN for a bad frame).
/// </summary>
public sealed class BinaryDiffractionNetworkTransformer : DiffractionNetworkTransformer
{
    internal const string StageKind = "diffraction-network-binary";

    internal BinaryDiffractionNetworkTransformer(string featureColumnName, NetworkModel model, NetworkScoreOptions scoring, DiffractionNetworkTraining? training)
        : base(featureColumnName, model, scoring, BinaryDecision.Names, training, readsOutputs: true)
    {
    }

    private protected override string Kind => StageKind;

    internal static BinaryDiffractionNetworkTransformer Load(StageReader reader)
    {
        BinaryStage stage = reader.Options<BinaryStage>();
        return new(stage.Network.InputColumn, NetworkParts.Read(reader, stage.Network), NetworkParts.OptionsOf(stage.Network), training: null);
    }

    private protected override ITransformer Decide(DataViewSchema scored, uint setId) => BinaryDecision.Mapping(setId).Fit(scored);

    private protected override void Save(StageWriter writer, NetworkStage network) => writer.Options(new BinaryStage(network with { ClassNames = null }));
}
