using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Trains a diffraction network to tell one class of several.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes: all of it in each epoch |
/// | Input column data type | Frames: vector of <xref:System.Single>, dimensions height and width. Label: [key](xref:Microsoft.ML.Data.KeyDataViewType) of 2 to 10,000 values |
/// | Output column data type | `PredictedLabel`: key with the label's key values. `Score`: vector of <xref:System.Single>, the softmax of each class, with the classes as slot names |
/// | Exportable to ONNX | The network is: <xref:Xfel.ML.Networks.NetworkOnnx> |
///
/// Rows without a label are left out, as ML.NET's own trainers do. A frame with a pixel that is not finite is left out of training; scored, its scores are NaN and its predicted label is missing.
/// ]]></format>
/// </remarks>
public sealed class MulticlassDiffractionNetworkTrainer : DiffractionNetworkTrainer<MulticlassDiffractionNetworkTransformer>
{
    private const int MostClasses = 10_000;
    private const string Expected = "a key of 2 to 10,000 values";
    private const string Remedy = "; put mlContext.Transforms.Conversion.MapValueToKey before it";

    internal MulticlassDiffractionNetworkTrainer(DiffractionNetworkOptions options)
        : base(options, FrameColumns.Label)
    {
    }

    private protected override TrainingLabels Labels(DataViewSchema.Column label)
    {
        if (label.Type is not KeyDataViewType { Count: >= 2 and <= MostClasses } key)
        {
            FrameSchema.ThrowMismatch(label.Name, Expected, label.Type.ToString()!, Remedy);
            return null;
        }

        return new ClassLabels(KeyValues.Of(label)?.Names ?? KeyColumn.Numbers(key), row => KeyColumn.Reader(row, label));
    }

    private protected override MulticlassDiffractionNetworkTransformer Create(DataViewSchema.Column label, IReadOnlyList<string> names, DiffractionNetworkTraining training) =>
        new(Options.FeatureColumnName, training.Result.Model, Options.Scoring, names, KeyValues.Of(label), training);

    private protected override SchemaShape Propagate(SchemaShape inputSchema, SchemaShape.Column label)
    {
        if (label.Kind != SchemaShape.Column.VectorKind.Scalar || !label.IsKey)
            FrameSchema.ThrowMismatch(label.Name, Expected, FrameSchema.Describe(label), Remedy);
        DataViewType? values = label.Annotations.FirstOrDefault(annotation => annotation.Name == KeyValues.Kind).ItemType;
        // How many classes there are is not known yet, nor does a shape tell.
        return MulticlassDecision.Mapping([""], values is null ? null : KeyValues.Any(values, label.Name), setId: 1).Propagate(inputSchema);
    }
}
