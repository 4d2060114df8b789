using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Trains a diffraction network to tell yes from no.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes: all of it in each epoch |
/// | Input column data type | Frames: vector of <xref:System.Single>, dimensions height and width. Label: <xref:System.Boolean> |
/// | Output column data type | `PredictedLabel`: <xref:System.Boolean>. `Score`: <xref:System.Single>, the log-odds of yes. `Probability`: <xref:System.Single> |
/// | Exportable to ONNX | The network is: <xref:Xfel.ML.Networks.NetworkOnnx> |
///
/// The network has two outputs, no and yes, so class weights (no first) even out rare hits. A frame with a pixel that is not finite is left out of training; scored, its score and probability are NaN and
/// its predicted label is false.
/// ]]></format>
/// </remarks>
public sealed class BinaryDiffractionNetworkTrainer : DiffractionNetworkTrainer<BinaryDiffractionNetworkTransformer>
{
    private const string Expected = "Boolean";

    internal BinaryDiffractionNetworkTrainer(DiffractionNetworkOptions options)
        : base(options, FrameColumns.Label)
    {
    }

    private protected override TrainingLabels Labels(DataViewSchema.Column label)
    {
        if (label.Type is not BooleanDataViewType)
            FrameSchema.ThrowMismatch(label.Name, Expected, label.Type.ToString()!);
        return new ClassLabels(BinaryDecision.Names, row =>
        {
            ValueGetter<bool> getter = row.GetGetter<bool>(label);
            return () =>
            {
                bool value = false;
                getter(ref value);
                return value ? 1 : 0;
            };
        });
    }

    private protected override BinaryDiffractionNetworkTransformer Create(DataViewSchema.Column label, IReadOnlyList<string> names, DiffractionNetworkTraining training) =>
        new(Options.FeatureColumnName, training.Result.Model, Options.Scoring, training);

    private protected override SchemaShape Propagate(SchemaShape inputSchema, SchemaShape.Column label)
    {
        if (label.Kind != SchemaShape.Column.VectorKind.Scalar || label.IsKey || label.ItemType is not BooleanDataViewType)
            FrameSchema.ThrowMismatch(label.Name, Expected, FrameSchema.Describe(label));
        return BinaryDecision.Mapping(setId: 1).Propagate(inputSchema);
    }
}
