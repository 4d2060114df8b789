using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>Turns grey frames into the features of Han &amp; Li, section 4.2: the outputs of VGG16's two wide fully connected layers.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No; it reads a weights file, or makes seeded random weights |
/// | Input column data type | Vector of <xref:System.Single>, dimensions 224 and 224, grey levels 0 to 255 |
/// | Output column data type | Vector of <xref:System.Single>, 8192 times the network's width |
/// | Exportable to ONNX | No |
///
/// Frames are scored in batches behind the cursor: rows keep their order, and values are those of scoring frame by frame, bit for bit.
/// A pixel that is not finite makes its frame's features not finite: render first.
/// A trainer may read its input many times: put a cache checkpoint between this estimator and the trainer.
/// ]]></format>
/// </remarks>
public sealed class Vgg16FeaturizeEstimator : IEstimator<Vgg16FeaturizeTransformer>
{
    private readonly ColumnPair _columns;
    private readonly Vgg16Options _options;

    internal Vgg16FeaturizeEstimator(string outputColumnName, string? inputColumnName, Vgg16Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _options = options;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of 224 x 224 frames.</exception>
    public Vgg16FeaturizeTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        // The schema comes first: weights of half a gigabyte are not read for a column that cannot be used.
        Vgg16FeaturizeTransformer.RequireInputSize(_columns.Input, FrameSchema.SizeOf(FrameSchema.Require(input.Schema, _columns.Input)));
        Vgg16Features network = _options.WeightsPath is { } path
            ? Vgg16Features.LoadOnnx(path)
            : Vgg16Features.CreateRandom(_options.Width, _options.Seed);
        return new Vgg16FeaturizeTransformer(_columns, network, _options);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);
}
