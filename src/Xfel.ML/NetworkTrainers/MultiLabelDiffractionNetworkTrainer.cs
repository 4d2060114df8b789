using Microsoft.ML;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Trains a diffraction network to tell which of several labels a frame has.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes: all of it in each epoch |
/// | Input column data type | Frames: vector of <xref:System.Single>, dimensions height and width. Label: vector of <xref:System.Boolean>, or of 0 and 1 as <xref:System.Single>, of known size; slot names are the labels' names |
/// | Output column data type | `PredictedLabel`: vector of <xref:System.Boolean>. `Score`: vector of <xref:System.Single>, the sigmoid of each label. Both have the labels as slot names |
/// | Exportable to ONNX | The network is: <xref:Xfel.ML.Networks.NetworkOnnx> |
///
/// A label is predicted when its score is at least its threshold: 0.5, until <xref:Xfel.ML.MultiLabelCatalog.TuneThresholds*> gives better ones. A frame with a pixel that is not finite is left out of
/// training; scored, its scores are NaN and no label is predicted.
/// ]]></format>
/// </remarks>
public sealed class MultiLabelDiffractionNetworkTrainer : DiffractionNetworkTrainer<MultiLabelDiffractionNetworkTransformer>
{
    internal MultiLabelDiffractionNetworkTrainer(DiffractionNetworkOptions options)
        : base(options, FrameColumns.Labels)
    {
    }

    private protected override TrainingLabels Labels(DataViewSchema.Column label) => new IndicatorLabels(new IndicatorColumn(label));

    private protected override MultiLabelDiffractionNetworkTransformer Create(DataViewSchema.Column label, IReadOnlyList<string> names, DiffractionNetworkTraining training) =>
        new(Options.FeatureColumnName, training.Result.Model, Options.Scoring, names, thresholds: null, training);

    private protected override SchemaShape Propagate(SchemaShape inputSchema, SchemaShape.Column label)
    {
        if (!IndicatorColumn.Fits(label))
            FrameSchema.ThrowMismatch(label.Name, IndicatorColumn.Expected, FrameSchema.Describe(label));
        return MultiLabelDecision.Mapping([""], [MultiLabelOptions.DefaultThreshold], setId: 1).Propagate(inputSchema);
    }
}
