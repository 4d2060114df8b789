using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>Scores frames with a trained network.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No; the network is trained already |
/// | Input column data type | Vector of <xref:System.Single>, the dimensions of the network's input; one channel |
/// | Output column data type | Vector of <xref:System.Single>, one score for each output: softmax or sigmoid, as the network says; with class names, its slot names |
/// | Exportable to ONNX | The network is: <xref:Xfel.ML.Networks.NetworkOnnx> |
///
/// Frames are scored in batches behind the cursor: rows keep their order, and values are those of scoring frame by frame, bit for bit.
/// The scores of a frame with a pixel that is not finite, or whose scores overflow, are NaN; the other frames keep theirs. Convert to photons or render first.
/// ]]></format>
/// </remarks>
public sealed class ScoreNetworkEstimator : IEstimator<ScoreNetworkTransformer>
{
    private readonly ColumnPair _columns;
    private readonly ScoreNetworkTransformer _transformer;

    internal ScoreNetworkEstimator(string outputColumnName, string? inputColumnName, NetworkModel model, NetworkScoreOptions options, IReadOnlyList<string>? classNames)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _transformer = new ScoreNetworkTransformer(_columns, model, options, classNames);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames of the network's input size.</exception>
    public ScoreNetworkTransformer Fit(IDataView input) => _transformer.CheckedOn(input);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema, namesSlots: _transformer.ClassNames is not null);
}
