using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Computes angular cross-correlation (CCF) maps of frames (Zimmermann 2019, Eq. 13 to 15), which do not change when a frame turns about the beam.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No |
/// | Input column data type | Vector of <xref:System.Single>, dimensions height and width |
/// | Output column data type | Vector of <xref:System.Single>, dimensions radii and radii |
/// | Exportable to ONNX | No |
///
/// Lower triangle and diagonal: the mean over angles of I(q1, phi) I(q2, phi); upper triangle: conj(I^n(q1)) I^n(q2). Maps are unscaled, in squared units of the frame: put LogActivation behind, or a network that
/// begins with it. Pixels that are masked, not finite or outside the frame do not count; a frame without any other gives a map of 0.
///
/// A cursor reads some frames ahead and maps them on several threads: rows keep their order, and values are those of mapping frame by frame, bit for bit.
/// Without a mask the transformer takes frames of any size that holds the beam centre; with a mask, of the mask's size.
/// ]]></format>
/// </remarks>
public sealed class CorrelateAnglesEstimator : IEstimator<CorrelateAnglesTransformer>
{
    private readonly ColumnPair _columns;
    private readonly CorrelationOptions _options;
    private readonly Mask? _mask;
    private readonly int _threads;

    internal CorrelateAnglesEstimator(string outputColumnName, string? inputColumnName, CorrelationOptions options, Mask? mask, int threads)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        options.Validate();
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _options = options;
        _mask = mask;
        _threads = threads;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames of the mask's size that hold the beam centre.</exception>
    public CorrelateAnglesTransformer Fit(IDataView input) => new CorrelateAnglesTransformer(_columns, _options, _mask, _threads).CheckedOn(input);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);
}
