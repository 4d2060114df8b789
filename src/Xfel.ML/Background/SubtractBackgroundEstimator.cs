using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Takes a background off frames, one that is given or the median or mean of the training frames.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes, one pass; no where the background is given |
/// | Input column data type | Vector of <xref:System.Single>, dimensions height and width |
/// | Output column data type | Vector of <xref:System.Single>, the same dimensions |
/// | Exportable to ONNX | No |
///
/// A median is taken over all training frames, or over a seeded sample of them where they are more than <see cref="BackgroundOptions.MedianFrames"/>: memory does not grow with their number.
/// Pixels that are not finite do not count in it. A pixel that is not finite in a frame or in the background (or never was in training) becomes NaN. The transformer takes only frames of the background's size.
/// ]]></format>
/// </remarks>
public sealed class SubtractBackgroundEstimator : IEstimator<SubtractBackgroundTransformer>
{
    private readonly ColumnPair _columns;
    private readonly BackgroundOptions _options;
    private readonly Frame? _given;

    internal SubtractBackgroundEstimator(string outputColumnName, string? inputColumnName, BackgroundOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _options = options;
        // A copy: whoever gave the frame may write on it.
        _given = options.Background is { } background ? new Frame(background.Size, background.Pixels.ToArray()) : null;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames of the background's size.</exception>
    /// <exception cref="InvalidOperationException">The background is to be fitted, and there is no frame to learn from.</exception>
    public SubtractBackgroundTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column column = FrameSchema.Require(input.Schema, _columns.Input);
        FrameSize size = FrameSchema.SizeOf(column);
        return new SubtractBackgroundTransformer(_columns, _given ?? new Frame(size, Learn(input, column, size)), _options.ScaleToFrame).CheckedOn(input);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);

    private float[] Learn(IDataView input, DataViewSchema.Column column, FrameSize size)
    {
        if (_options.Statistic == BackgroundStatistic.Mean)
        {
            var mean = new PixelStatistics(size);
            FrameReader.ForEach(input, column, mean.Add);
            Require(mean.Count, column);
            return mean.Mean(unknown: float.NaN);
        }

        var median = new PixelMedian(size, _options.MedianFrames, _options.Seed);
        FrameReader.ForEach(input, column, median.Add);
        Require(median.Count, column);
        return median.Median();
    }

    private static void Require(long frames, DataViewSchema.Column column)
    {
        if (frames == 0)
            throw new InvalidOperationException($"Column '{column.Name}' has no rows; a background is learnt from at least one frame: give training data, or the background itself");
    }
}
