using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Renders frames at one intensity scale: photons above the scale are white, and a JPEG step normalises the rest (Han &amp; Li, section 4.2).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No |
/// | Input column data type | Vector of <xref:System.Single>, dimensions height and width |
/// | Output column data type | Vector of <xref:System.Single>, the same dimensions, grey levels 0 to 255 |
/// | Exportable to ONNX | No |
///
/// NaN, negative and masked pixels render as 0, positive infinity as 255. The transformer takes frames of any size; with a mask, of the mask's size.
/// ]]></format>
/// </remarks>
public sealed class RenderIntensityScaleEstimator : IEstimator<RenderIntensityScaleTransformer>
{
    private readonly ColumnPair _columns;
    private readonly RenderOptions _options;
    private readonly Mask? _mask;

    internal RenderIntensityScaleEstimator(string outputColumnName, string? inputColumnName, RenderOptions options, Mask? mask)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _options = options;
        _mask = mask;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames of the mask's size.</exception>
    public RenderIntensityScaleTransformer Fit(IDataView input) =>
        new RenderIntensityScaleTransformer(_columns, _options, _mask).CheckedOn(input);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);
}
