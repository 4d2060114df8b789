using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Brings frames to zero mean and unit variance, each frame by itself or each pixel over the training frames.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Per frame: no. Per pixel: yes, one pass |
/// | Input column data type | Vector of <xref:System.Single>, dimensions height and width |
/// | Output column data type | Vector of <xref:System.Single>, the same dimensions |
/// | Exportable to ONNX | No |
///
/// Pixels that are not finite are left out of the statistics and written as 0, the mean. Per frame, the transformer takes frames of any size;
/// per pixel, only those of the size that it was fitted on.
/// ]]></format>
/// </remarks>
public sealed class StandardizeFramesEstimator : IEstimator<StandardizeFramesTransformer>
{
    private readonly ColumnPair _columns;
    private readonly StandardizationMode _mode;

    internal StandardizeFramesEstimator(string outputColumnName, string? inputColumnName, StandardizationMode mode)
    {
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        if (!Enum.IsDefined(mode))
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "Expected PerFrame or PerPixel.");
        _mode = mode;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames.</exception>
    /// <exception cref="InvalidOperationException">Per pixel, and there is no frame to learn from.</exception>
    public StandardizeFramesTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column column = FrameSchema.Require(input.Schema, _columns.Input);
        FrameSize size = FrameSchema.SizeOf(column);
        return new StandardizeFramesTransformer(_columns, _mode == StandardizationMode.PerPixel ? Learn(input, column, size) : null);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);

    private static PixelScaling Learn(IDataView input, DataViewSchema.Column column, FrameSize size)
    {
        var statistics = new PixelStatistics(size);
        FrameReader.ForEach(input, column, statistics.Add);
        if (statistics.Count == 0)
            throw new InvalidOperationException($"Column '{column.Name}' has no rows; per-pixel standardisation learns from at least one frame: give training data, or standardise per frame");
        return new PixelScaling(size, statistics.Mean(), statistics.InverseStandardDeviation());
    }
}
