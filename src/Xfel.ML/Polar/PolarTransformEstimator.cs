using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Resamples frames on a polar grid around the beam centre, bilinearly: a row for each radius, a column for each angle.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No |
/// | Input column data type | Vector of <xref:System.Single>, dimensions height and width |
/// | Output column data type | Vector of <xref:System.Single>, dimensions radii and angles |
/// | Exportable to ONNX | No |
///
/// A sample that takes from a pixel that is masked, not finite or outside the frame is bad. By default it becomes the mean of the good samples of its ring, so that a network can take the map.
/// Without a mask the transformer takes frames of any size that holds the beam centre; with a mask, of the mask's size.
/// ]]></format>
/// </remarks>
public sealed class PolarTransformEstimator : IEstimator<PolarTransformTransformer>
{
    private readonly ColumnPair _columns;
    private readonly PolarTransformOptions _options;
    private readonly Mask? _mask;

    internal PolarTransformEstimator(string outputColumnName, string? inputColumnName, PolarTransformOptions options, Mask? mask)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _options = options;
        _mask = mask;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames of the mask's size that hold the beam centre.</exception>
    public PolarTransformTransformer Fit(IDataView input) => new PolarTransformTransformer(_columns, _options, _mask).CheckedOn(input);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);
}
