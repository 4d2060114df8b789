namespace Xfel.ML.Networks.Internals;

/// <summary>Batch normalisation in evaluation as y = x * scale + shift per channel, in double.</summary>
internal sealed class BatchNormFold(double[] scale, double[] shift)
{
    public double[] Scale => scale;

    public double[] Shift => shift;

    public static BatchNormFold Read(BatchNormLayer layer, IReadOnlyList<int> parameters, IParameterSource source, int channels)
    {
        float[][] values = [.. parameters.Select(parameter =>
        {
            var vector = new float[channels];
            source.Read(parameter, 0, vector);
            return vector;
        })];
        var scale = new double[channels];
        var shift = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            scale[c] = values[0][c] / Math.Sqrt(values[3][c] + (double)layer.Epsilon);
            shift[c] = values[1][c] - values[2][c] * scale[c];
        }

        return new BatchNormFold(scale, shift);
    }
}
