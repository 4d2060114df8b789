using Microsoft.ML;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Applies the logarithmic activation h(x) = sign(x) alpha (ln(|x| + 1/e) + 1) to every pixel (Zimmermann 2019, Eq. 11); h(0) = 0.</summary>
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
/// It brings frames and angular cross-correlation maps, whose values span orders of magnitude, into a network's range. NaN stays NaN and an infinite value infinite: bad pixels stay known as bad.
/// The transformer takes frames of any size.
/// ]]></format>
/// </remarks>
public sealed class LogActivationEstimator : IEstimator<LogActivationTransformer>
{
    private readonly ColumnPair _columns;
    private readonly float _alpha;

    internal LogActivationEstimator(string outputColumnName, string? inputColumnName, float alpha)
    {
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        LogActivationTransformer.Validate(alpha);
        _alpha = alpha;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames.</exception>
    public LogActivationTransformer Fit(IDataView input) => new LogActivationTransformer(_columns, _alpha).CheckedOn(input);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);
}
