namespace Xfel.ML.Networks.Tests.Training;

/// <summary>Compares a step with its reference: outputs, and gradients with central differences of the loss sum(output * output gradient).</summary>
internal static class StepChecks
{
    private const double Step = 1e-6;

    /// <param name="c">The case.</param>
    /// <param name="reference">The outputs for input, shortcut and parameters.</param>
    /// <param name="tolerance">Largest difference, relative to the largest value of each array.</param>
    public static void Run(StepCase c, Func<double[][], double[]> reference, double tolerance)
    {
        StepResult found = c.Run();
        double[][] arguments = StepReference.Arguments(c);
        AssertClose(reference(arguments), found.Output, tolerance, "output");
        if (!c.IsTraining)
            return;
        Differentiate(c, reference, arguments, 0, WithoutBefore(c, found.InputGradient), tolerance, "input gradient");
        if (c.ShortcutValues.Length > 0)
            Differentiate(c, reference, arguments, 1, WithoutBefore(c, found.ShortcutGradient), tolerance, "shortcut gradient");
        for (int i = 0; i < found.ParameterGradients.Length; i++)
            Differentiate(c, reference, arguments, 2 + i, Array.ConvertAll(found.ParameterGradients[i], x => (double)x), tolerance, $"gradient of parameter {i}");
    }

    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<float> found, double tolerance, string what)
    {
        Assert.HasCount(expected.Count, found, what);
        double scale = Math.Max(1e-3, expected.Max(Math.Abs));
        for (int i = 0; i < found.Count; i++)
            Assert.AreEqual(expected[i], found[i], tolerance * scale, $"{what}[{i}]");
    }

    private static double[] WithoutBefore(StepCase c, float[] gradient) =>
        c.Accumulate ? [.. gradient.Zip(c.Before, (sum, before) => (double)sum - before)] : Array.ConvertAll(gradient, x => (double)x);

    /// <summary>A few elements one by one, then all together along a random direction.</summary>
    private static void Differentiate(StepCase c, Func<double[][], double[]> reference, double[][] arguments, int argument, double[] gradient, double tolerance, string what)
    {
        var random = new Random(5);
        double scale = Math.Max(1e-2, gradient.Max(Math.Abs));
        for (int n = 0; n < Math.Min(8, gradient.Length); n++)
        {
            int index = random.Next(gradient.Length);
            var direction = new double[gradient.Length];
            direction[index] = 1;
            Assert.AreEqual(Derivative(c, reference, arguments, argument, direction), gradient[index], tolerance * scale + 1e-7, $"{what}[{index}]");
        }

        double[] all = [.. gradient.Select(_ => 2 * random.NextDouble() - 1)];
        double expected = Derivative(c, reference, arguments, argument, all), found = gradient.Zip(all, (g, d) => g * d).Sum();
        Assert.AreEqual(expected, found, tolerance * scale * Math.Sqrt(gradient.Length) + 1e-6, $"{what} along a direction");
    }

    private static double Derivative(StepCase c, Func<double[][], double[]> reference, double[][] arguments, int argument, double[] direction)
    {
        return (Loss(Step) - Loss(-Step)) / (2 * Step);

        double Loss(double step)
        {
            double[][] moved = [.. arguments];
            moved[argument] = [.. arguments[argument].Zip(direction, (value, d) => value + step * d)];
            return reference(moved).Zip(c.OutputGradient, (y, dy) => y * dy).Sum();
        }
    }
}
