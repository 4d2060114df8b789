namespace Xfel.ML.Networks.Internals;

/// <summary>From outputs to scores, in place and in double.</summary>
internal static class HeadKernel
{
    public static void Sigmoid(Span<float> values)
    {
        foreach (ref float value in values)
            value = (float)(1 / (1 + Math.Exp(-(double)value)));
    }

    /// <summary>Softmax over the channels of each pixel; the largest output is subtracted first, so that no power overflows.</summary>
    public static void Softmax(Span<float> values, int pixels)
    {
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            double max = double.NegativeInfinity, sum = 0;
            for (int i = pixel; i < values.Length; i += pixels)
                max = Math.Max(max, values[i]);
            for (int i = pixel; i < values.Length; i += pixels)
                sum += Math.Exp(values[i] - max);
            for (int i = pixel; i < values.Length; i += pixels)
                values[i] = (float)(Math.Exp(values[i] - max) / sum);
        }
    }
}
