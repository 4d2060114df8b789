using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Resamples frames bilinearly, with pixel centres at half-integers and without antialiasing.</summary>
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
/// The transformer takes frames of any size. A pixel that is not finite makes the pixels around it not finite: render or standardise first.
/// ]]></format>
/// </remarks>
public sealed class ResizeFramesEstimator : IEstimator<ResizeFramesTransformer>
{
    private readonly ColumnPair _columns;
    private readonly FrameSize _size;

    internal ResizeFramesEstimator(string outputColumnName, int height, int width, string? inputColumnName)
    {
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _size = FrameSizeOptions.Checked(height, width, nameof(height));
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames.</exception>
    public ResizeFramesTransformer Fit(IDataView input) => new ResizeFramesTransformer(_columns, _size).CheckedOn(input);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);
}
