using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Marks the bad pixels of a mask in frames.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No |
/// | Input column data type | Vector of <xref:System.Single>, dimensions height and width |
/// | Output column data type | Vector of <xref:System.Single>, the same dimensions |
/// | Exportable to ONNX | No |
///
/// Pixels that the mask calls bad get one value, NaN by default; all others stay as they are, those that are not finite too. Frames are of the mask's size.
/// ]]></format>
/// </remarks>
public sealed class ApplyMaskEstimator : IEstimator<ApplyMaskTransformer>
{
    private readonly ColumnPair _columns;
    private readonly Mask _mask;
    private readonly float _fill;

    internal ApplyMaskEstimator(string outputColumnName, string? inputColumnName, Mask mask, float fill)
    {
        ArgumentNullException.ThrowIfNull(mask);
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _mask = mask;
        _fill = fill;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames of the mask's size.</exception>
    public ApplyMaskTransformer Fit(IDataView input) => new ApplyMaskTransformer(_columns, _mask, _fill).CheckedOn(input);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);
}
