using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Adds noise that is uniform on [0, b) to every pixel, b being given or fitted to the training frames (Zimmermann's noise study).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes, one pass; no where the upper end is given |
/// | Input column data type | Vector of <xref:System.Single>, dimensions height and width |
/// | Output column data type | Vector of <xref:System.Single>, the same dimensions |
/// | Exportable to ONNX | No |
///
/// b is the median over the training frames of each frame's mean, that plus the median of each frame's standard deviation (of the population), or the median of each frame's maximum; of an even number of
/// frames, a median is the mean of the two middle ones. Pixels that are not finite do not count, nor do frames that have no other. Fitting keeps three numbers of each frame.
///
/// The noise of a frame follows from the seed and from the frame's own pixels: it is the same in whatever order rows are read, on any number of cursors, and in a prediction engine.
/// Two frames that are equal bit for bit get equal noise. Pixels that are not finite stay as they are. The transformer takes frames of any size.
/// ]]></format>
/// </remarks>
public sealed class AddUniformNoiseEstimator : IEstimator<AddUniformNoiseTransformer>
{
    private readonly ColumnPair _columns;
    private readonly UniformNoiseOptions _options;

    internal AddUniformNoiseEstimator(string outputColumnName, string? inputColumnName, UniformNoiseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _columns = new ColumnPair(outputColumnName, inputColumnName);
        _options = options;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a column of frames.</exception>
    /// <exception cref="InvalidOperationException">The upper end is to be fitted, and there is no frame with a finite pixel, or it would be negative.</exception>
    public AddUniformNoiseTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column column = FrameSchema.Require(input.Schema, _columns.Input);
        return new AddUniformNoiseTransformer(_columns, _options.Upper ?? Learn(input, column), _options.Seed).CheckedOn(input);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing, or not a vector of Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Propagate(inputSchema);

    private float Learn(IDataView input, DataViewSchema.Column column)
    {
        var statistics = new NoiseStatistics();
        FrameReader.ForEach(input, column, frame => statistics.Add(frame));
        if (statistics.Count == 0)
            throw new InvalidOperationException($"Column '{column.Name}' has no frame with a finite pixel; the strength of the noise is learnt from at least one: give training data, or {nameof(UniformNoiseOptions.Upper)}");
        float upper = statistics.Upper(_options.Level);
        if (!(upper >= 0 && float.IsFinite(upper)))
            throw new InvalidOperationException(FormattableString.Invariant($"Column '{column.Name}': the level {_options.Level} is {upper}, and noise is drawn from 0 to a finite number above: choose another level, or give {nameof(UniformNoiseOptions.Upper)}"));
        return upper;
    }
}
