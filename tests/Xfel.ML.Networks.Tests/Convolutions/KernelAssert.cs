namespace Xfel.ML.Networks.Tests.Convolutions;

internal static class KernelAssert
{
    /// <summary>Equal within a tolerance relative to the largest value, or to 1: a single sum may cancel.</summary>
    public static void Close(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, double tolerance, string message)
    {
        Assert.AreEqual(expected.Length, found.Length, message);
        double scale = 1, worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            scale = Math.Max(scale, Math.Abs(expected[i]));
            double error = Math.Abs((double)expected[i] - found[i]);
            worst = error > worst || double.IsNaN(error) ? error : worst;
        }

        Assert.IsTrue(worst <= tolerance * scale, $"{message}: off by {worst:g3} of {scale:g3}");
    }
}
