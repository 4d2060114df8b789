using Microsoft.ML;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Cuts a window out of frames, around the frame's middle or a beam centre; what lies outside the frame is filled.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No |
/// | Input column data type | Vector of <xref:System.Single>, dimensions height and width |
/// | Output column data type | Vector of <xref:System.Single>, dimensions as asked for |
/// | Exportable to ONNX | No |
///
/// The transformer takes frames of any size. A window that is larger than the frame pads it.
/// ]]></format>
/// </remarks>
public sealed class CropFramesEstimator : IEstimator<CropFramesTransformer>
{
    private readonly ColumnPair _columns;
    private readonly CropOptions _options;

    internal CropFramesEstimator(string outputColumnName, string? inputColumnName, CropOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _options = options;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames.</exception>
    public CropFramesTransformer Fit(IDataView input) => new CropFramesTransformer(_columns, _options).CheckedOn(input);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);
}
