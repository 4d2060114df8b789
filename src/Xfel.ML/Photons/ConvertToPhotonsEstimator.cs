using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Turns frames in detector units into photons, compressed if asked for: the input of the diffraction networks.</summary>
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
/// Pixels that are masked or not finite become 0. The transformer takes frames of any size; with a mask, of the mask's size.
/// ]]></format>
/// </remarks>
public sealed class ConvertToPhotonsEstimator : IEstimator<ConvertToPhotonsTransformer>
{
    private readonly ColumnPair _columns;
    private readonly PhotonOptions _options;
    private readonly Mask? _mask;

    internal ConvertToPhotonsEstimator(string outputColumnName, string? inputColumnName, PhotonOptions options, Mask? mask)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _options = options;
        _mask = mask;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames of the mask's size.</exception>
    public ConvertToPhotonsTransformer Fit(IDataView input) => new ConvertToPhotonsTransformer(_columns, _options, _mask).CheckedOn(input);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);
}
