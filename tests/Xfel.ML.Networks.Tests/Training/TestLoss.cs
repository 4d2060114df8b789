namespace Xfel.ML.Networks.Tests.Training;

/// <summary>Mean softmax cross-entropy.</summary>
internal static class TestLoss
{
    public static double Of(ReadOnlySpan<double> logits, int[] labels, Span<double> gradients)
    {
        int classes = logits.Length / labels.Length;
        double loss = 0;
        for (int n = 0; n < labels.Length; n++)
        {
            double sum = 0;
            for (int c = 0; c < classes; c++)
                sum += Math.Exp(logits[n * classes + c]);
            loss += Math.Log(sum) - logits[n * classes + labels[n]];
            for (int c = 0; c < classes; c++)
                gradients[n * classes + c] = (Math.Exp(logits[n * classes + c]) / sum - (c == labels[n] ? 1 : 0)) / labels.Length;
        }

        return loss / labels.Length;
    }

    public static double Of(float[] logits, int[] labels, float[] gradients)
    {
        var wide = new double[gradients.Length];
        double loss = Of(Array.ConvertAll(logits, x => (double)x), labels, wide);
        for (int i = 0; i < wide.Length; i++)
            gradients[i] = (float)wide[i];
        return loss;
    }
}
