using Microsoft.ML;
using Xfel.ML.Bundles;
using Xfel.ML.Internals;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>
/// Decides for one class of several. Made by <see cref="MulticlassDiffractionNetworkTrainer"/>. Writes <c>PredictedLabel</c> (a key with the values of the label's keys; missing for a bad frame) and
/// <c>Score</c> (the softmax of each class, named by its slots; NaN for a bad frame).
/// </summary>
public sealed class MulticlassDiffractionNetworkTransformer : DiffractionNetworkTransformer
{
    internal const string StageKind = "diffraction-network-multiclass";

    private readonly KeyValues? _keyValues;

    internal MulticlassDiffractionNetworkTransformer(
        string featureColumnName, NetworkModel model, NetworkScoreOptions scoring, IReadOnlyList<string> classNames, KeyValues? keyValues, DiffractionNetworkTraining? training)
        : base(featureColumnName, model, scoring, classNames, training) => _keyValues = keyValues;

    private protected override string Kind => StageKind;

    internal static MulticlassDiffractionNetworkTransformer Load(StageReader reader)
    {
        MulticlassStage stage = reader.Options<MulticlassStage>();
        KeyValues? keyValues = stage.KeyType is null ? null : KeyValues.Parse(stage.KeyType, stage.ClassNames);
        return new(stage.Network.InputColumn, NetworkParts.Read(reader, stage.Network), NetworkParts.OptionsOf(stage.Network), stage.ClassNames, keyValues, training: null);
    }

    private protected override ITransformer Decide(DataViewSchema scored, uint setId) => MulticlassDecision.Mapping(ClassNames, _keyValues, setId).Fit(scored);

    private protected override void Save(StageWriter writer, NetworkStage network) =>
        writer.Options(new MulticlassStage(ClassNames, _keyValues?.Item.ToString(), network with { ClassNames = null }));
}
